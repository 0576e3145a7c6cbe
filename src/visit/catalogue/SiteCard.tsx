import { useTranslation } from 'react-i18next';
import { thumbPath } from '../../tiles/poster';
import { formatLink } from '../../tour/link';
import { tourFolder } from '../../tour/published';
import { ReaderContext, plainWords, useReader } from '../../ui/reader';
import { Paragraphs, Words } from '../../ui/Words';
import { siteOf } from '../Sources';
import type { Listed } from './listed';
import { placeAnchor } from './SiteMap';

interface SiteCardProps {
  listed: Listed;
  province: string | undefined;
  /** Without a picture and a text, where there are very many. */
  short?: boolean;
}

/** A tour, or a site that has none yet and kindly says so. */
export function SiteCard({ listed, province, short = false }: SiteCardProps) {
  const { t } = useTranslation();
  const { lang, languages } = useReader();
  const { id, title, rank, place, text, location, tour, sources, shownIn } = listed;
  const spoken = tour?.languages ?? languages;
  const reader = { lang, languages: spoken, standInNote: t('notTranslated') };
  const shown = plainWords(title, reader);
  // Visitors may know a place by its name in another language.
  const otherNames = Object.values(title).filter((name) => name !== shown);
  return (
    <ReaderContext value={reader}>
      <li
        className={short ? 'card short' : 'card'}
        data-tour={tour && id}
        id={placeAnchor(id)}
        data-province={province}
        data-names={otherNames.join(' ') || undefined}
        data-rank={plainWords(rank, reader) || undefined}
        data-lat={location?.lat}
        data-lon={location?.lon}
      >
        {!short && <CardPicture listed={listed} />}
        <h3>
          {tour ? (
            <a href={formatLink({ lang, tour: id })}>
              <Words of={title} />
            </a>
          ) : (
            <Words of={title} />
          )}
        </h3>
        {rank && (
          <p className="rank">
            <Words of={rank} />
          </p>
        )}
        {place && (
          <p className="second">
            <Words of={place} />
          </p>
        )}
        <p className="second distance" hidden />
        {!short && <Paragraphs of={text} />}
        {shownIn ? (
          <ShownIn {...shownIn} lang={lang} />
        ) : (
          <p className="second">{tour ? t('scenesCount', { count: tour.scenes }) : t('find.noTour')}</p>
        )}
        {!short && tour?.poster && tour.origin && tour.origin !== 'photograph' && (
          <p className="second">{t(`origin.${tour.origin}`)}</p>
        )}
        {tour && (
          <p className="second kept" hidden>
            {t('find.kept')}
          </p>
        )}
        {!short && sources.length > 0 && <CardSources sources={sources} />}
      </li>
    </ReaderContext>
  );
}

/** The way to its scene in a tour of several sites. */
const ShownIn = ({ tour, scene, lang }: NonNullable<Listed['shownIn']> & { lang: string }) => (
  <p>
    <a className="button" href={formatLink({ lang, tour: tour.id, scene })}>
      <Words of={tour.title} />
    </a>
  </p>
);

function CardSources({ sources }: { sources: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('sources')}</summary>
      <ul className="sources">
        {sources.map((source) => (
          <li key={source}>
            <a href={source} rel="noreferrer" aria-label={t('opensSite', { site: siteOf(source) })}>
              {siteOf(source)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function CardPicture({ listed: { id, tour } }: { listed: Listed }) {
  if (!tour?.poster) return null;
  return (
    <img
      src={`/${tourFolder(id)}/${thumbPath(tour.poster)}`}
      alt=""
      width={480}
      height={300}
      loading="lazy"
      decoding="async"
    />
  );
}
