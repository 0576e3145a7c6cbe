import type { Hotspot } from '../../tour/hotspot';
import { HotspotText } from '../HotspotText';
import { Gallery } from './Gallery';
import kinds from './kinds.css?inline';
import { ModelPart } from './ModelPart';
import { PlayedPart } from './PlayedPart';
import { ThenAndNow } from './ThenAndNow';
import { WebPart } from './WebPart';
import { useSay, type Say } from './words';

/** A hotspot that is open in a page that is awake: where its kind can do more than be read, it does. */
export function LiveHotspot({ hotspot }: { hotspot: Hotspot }) {
  const say = useSay();
  if (!say) return <HotspotText hotspot={hotspot} />;
  return (
    <>
      <style href="kinds" precedence="kinds">
        {kinds}
      </style>
      <Kind hotspot={hotspot} say={say} />
    </>
  );
}

function Kind({ hotspot, say }: { hotspot: Hotspot; say: Say }) {
  switch (hotspot.type) {
    case 'then-and-now':
      return <ThenAndNow hotspot={hotspot} say={say} />;
    case 'gallery':
      return <Gallery hotspot={hotspot} say={say} />;
    case 'model':
      return <ModelPart hotspot={hotspot} say={say} />;
    case 'audio':
    case 'video':
      return <PlayedPart hotspot={hotspot} say={say} />;
    case 'web':
      return <WebPart hotspot={hotspot} say={say} />;
    case 'link':
    case 'info':
    case 'area':
      return <HotspotText hotspot={hotspot} />;
  }
}
