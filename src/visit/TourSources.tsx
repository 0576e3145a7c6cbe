import { useTranslation } from 'react-i18next';
import type { Credit } from '../tour/credit';
import { Sources } from './Sources';

/** As many as one reads on the way; a well-founded tour has dozens. */
const MOST = 6;

/** The sources of a whole tour: the first ones, and the rest when they are asked for. */
export function TourSources({ credits }: { credits: readonly Credit[] }) {
  const { t } = useTranslation();
  const more = credits.slice(MOST);
  if (credits.length === 0) return null;
  return (
    <section>
      <h2>{t('credits')}</h2>
      <Sources credits={credits.slice(0, MOST)} />
      {more.length > 0 && (
        <details>
          <summary>{t('moreSources', { count: more.length })}</summary>
          <Sources credits={more} />
        </details>
      )}
    </section>
  );
}
