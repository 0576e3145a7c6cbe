import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hotspot } from '../../tour/hotspot';
import { formatDate } from '../../ui/languages';
import { plainWords, useReader } from '../../ui/reader';
import { Paragraphs, Words } from '../../ui/Words';
import type { OverlayCanvas } from '../../viewer/overlay-canvas';
import type { SphereOverlay } from '../../viewer/overlay-frame';
import { useFile } from '../files';
import { Cited, HotspotText } from '../HotspotText';
import { Divider } from './Divider';
import { useOverlay } from './use-overlay';
import type { Say } from './words';

type ThenHotspot = Extract<Hotspot, { type: 'then-and-now' }>;

interface ThenProps {
  hotspot: ThenHotspot;
  say: Say;
}

/** An old picture over the view; on a flat picture, or where it cannot be laid, it is shown beside the view. */
export function ThenAndNow({ hotspot, say }: ThenProps) {
  const { overlay } = hotspot;
  if (overlay.projection === 'rectangle') return <HotspotText hotspot={hotspot} />;
  return <OnSphere hotspot={hotspot} overlay={overlay} say={say} />;
}

function OnSphere({ hotspot, overlay, say }: ThenProps & { overlay: SphereOverlay }) {
  const layer = useOverlay(useFile()(hotspot.picture.src).address, overlay);
  if (layer === 'failed') {
    return (
      <>
        <p role="alert">{say('then.failed')}</p>
        <HotspotText hotspot={hotspot} />
      </>
    );
  }
  return (
    <>
      {layer === 'loading' ? <p role="status">{say('then.loading')}</p> : <Slider layer={layer} say={say} />}
      <Origin hotspot={hotspot} />
      <Paragraphs of={hotspot.text} />
      <Cited ids={[...(hotspot.sources ?? []), ...(hotspot.picture.sources ?? [])]} />
    </>
  );
}

/** What the old picture is: when, of what kind, by whom. */
function Origin({ hotspot: { picture, date = picture.date } }: { hotspot: ThenHotspot }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { origin, credit, caption } = picture;
  return (
    <p className="second then-origin">
      {date !== undefined && <strong>{formatDate(date, reader.lang)}</strong>}
      {origin && <span>{t(`origin.${origin}`)}</span>}
      {caption && (
        <span>
          <Words of={caption} />
        </span>
      )}
      {credit && <span>{t('picture', { credit: plainWords(credit, reader) })}</span>}
    </p>
  );
}

const CHOICES = [
  ['then', 1],
  ['both', 0.5],
  ['now', 0],
] as const;

function Slider({ layer, say }: { layer: OverlayCanvas; say: Say }) {
  const [part, setPart] = useState(0.5);
  const percent = Math.round(part * 100);
  return (
    <div className="then-now">
      <div className="choices" role="group" aria-label={say('then.choose')}>
        {CHOICES.map(([name, at]) => (
          <button key={name} type="button" aria-pressed={part === at} onClick={() => setPart(at)}>
            {say(`then.${name}`)}
          </button>
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={100}
        step={1}
        value={percent}
        aria-label={say('then.slider')}
        aria-valuetext={say('then.part', { percent })}
        onChange={(event) => setPart(Number(event.target.value) / 100)}
      />
      <SplitView layer={layer} part={part} onDrag={setPart} />
    </div>
  );
}

function SplitView({ layer, part, onDrag }: { layer: OverlayCanvas; part: number; onDrag: (part: number) => void }) {
  const [split, setSplit] = useState(part);
  useEffect(() => void (layer.split = split), [layer, split]);
  return <Divider part={part} onDrag={onDrag} onPlace={setSplit} />;
}
