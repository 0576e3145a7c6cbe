import { useTranslation } from 'react-i18next';
import type { Credit } from '../tour/credit';
import { Words } from '../ui/Words';

export const siteOf = (address: string): string =>
  address.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[/?#].*$/s, '');

/** Facts' sources and makers' names, each with the way to look it up. */
export function Sources({ credits }: { credits: readonly Credit[] }) {
  const { t } = useTranslation();
  return (
    <ul className="sources">
      {credits.map(({ id, text, source }, index) => (
        <li key={id ?? index}>
          <Words of={text} />{' '}
          {source && (
            <a href={source} rel="noreferrer" aria-label={t('opensSite', { site: siteOf(source) })}>
              {siteOf(source)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
