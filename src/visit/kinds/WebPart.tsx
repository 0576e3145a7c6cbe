import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hotspot } from '../../tour/hotspot';
import { Paragraphs } from '../../ui/Words';
import { Cited } from '../HotspotText';
import { isKiosk } from '../is-kiosk';
import type { Say } from './words';

type WebHotspot = Extract<Hotspot, { type: 'web' }>;

type Code = ComponentType<{ href: string; label: string }>;
/** Without it the address below can still be read. */
const NoCode: Code = () => null;

const WebCode = lazy(() =>
  import('./WebCode').then(
    (module): { default: Code } => ({ default: module.WebCode }),
    () => ({ default: NoCode }),
  ),
);

/** A way out of the tour, with its target in sight; a kiosk never leaves: it shows the address, and a code for a phone. */
export function WebPart({ hotspot, say }: { hotspot: WebHotspot; say: Say }) {
  const { t } = useTranslation();
  const { href } = hotspot;
  const { host } = new URL(href);
  return (
    <>
      <Paragraphs of={hotspot.text} />
      {isKiosk() ? (
        <>
          <p>{say('web.kiosk')}</p>
          <Suspense>
            <WebCode href={href} label={say('web.code')} />
          </Suspense>
        </>
      ) : (
        <p>
          <a className="button" href={href} target="_blank" rel="noreferrer">
            {t('opensSite', { site: host })}
          </a>
        </p>
      )}
      <p className="second">{href}</p>
      <Cited ids={hotspot.sources ?? []} />
    </>
  );
}
