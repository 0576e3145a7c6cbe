import { useTranslation } from 'react-i18next';
import type { Hotspot } from '../tour/hotspot';
import type { Place } from '../tour/place';
import type { Picture } from '../tour/picture';
import { Paragraphs } from '../ui/Words';
import { Figure } from './Figure';
import { useFile } from './files';
import { Recording } from './Recording';
import { SceneLink } from './SceneLink';
import { Sources } from './Sources';
import { useVisit } from './visit-context';

function picturesOf(hotspot: Hotspot): readonly Picture[] {
  switch (hotspot.type) {
    case 'gallery':
      return hotspot.pictures;
    case 'then-and-now':
      return [{ ...hotspot.picture, ...(hotspot.date && { date: hotspot.date }) }];
    case 'info':
      return hotspot.picture ? [hotspot.picture] : [];
    case 'model':
      return hotspot.poster ? [{ src: hotspot.poster, ...(hotspot.alt && { alt: hotspot.alt }) }] : [];
    case 'link':
    case 'audio':
    case 'video':
    case 'area':
    case 'web':
      return [];
  }
}

/** Everything there is to read, see and hear at a hotspot. */
export function HotspotText({ hotspot }: { hotspot: Hotspot }) {
  const { t } = useTranslation();
  const fileOf = useFile();
  const { type, title } = hotspot;
  return (
    <>
      {picturesOf(hotspot).map((picture) => (
        <Figure key={picture.src} picture={picture} file={fileOf(picture.src)} />
      ))}
      {type === 'audio' && <Recording kind="audio" name={title} {...hotspot} src={hotspot.audio} />}
      {type === 'video' && <Recording kind="video" name={title} {...hotspot} />}
      {type === 'model' && <p className="note">{t('model')}</p>}
      {type !== 'link' && <Paragraphs of={hotspot.text} />}
      {'to' in hotspot && hotspot.to && <WayOn to={hotspot.to} />}
      {type === 'web' && (
        <p>
          <a href={hotspot.href} rel="noreferrer">
            {hotspot.href}
          </a>
        </p>
      )}
      <Cited ids={hotspot.sources ?? []} />
    </>
  );
}

function WayOn({ to }: { to: Place }) {
  const { t } = useTranslation();
  return (
    <p>
      <SceneLink className="button" to={to}>
        {t('goThere')}
      </SceneLink>
    </p>
  );
}

export function Cited({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const { credits } = useVisit().state.outline;
  const cited = credits.filter(({ id }) => id !== undefined && ids.includes(id));
  if (cited.length === 0) return null;
  return (
    <details>
      <summary>{t('sources')}</summary>
      <Sources credits={cited} />
    </details>
  );
}
