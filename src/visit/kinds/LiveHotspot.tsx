import type { Hotspot } from '../../tour/hotspot';
import { HotspotText } from '../HotspotText';
import kinds from './kinds.css?inline';
import { ThenAndNow } from './ThenAndNow';
import { useSay } from './words';

/** A hotspot that is open in a page that is awake: where its kind can do more than be read, it does. */
export function LiveHotspot({ hotspot }: { hotspot: Hotspot }) {
  const say = useSay();
  if (!say) return <HotspotText hotspot={hotspot} />;
  return (
    <>
      <style href="kinds" precedence="kinds">
        {kinds}
      </style>
      {hotspot.type === 'then-and-now' ? <ThenAndNow hotspot={hotspot} say={say} /> : <HotspotText hotspot={hotspot} />}
    </>
  );
}
