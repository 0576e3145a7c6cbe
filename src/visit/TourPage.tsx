import { useTranslation } from 'react-i18next';
import { sharePath } from '../tiles/poster';
import { formatLink } from '../tour/link';
import type { PageContext } from '../tour/page';
import { tourFolder } from '../tour/published';
import type { Tour } from '../tour/tour';
import { pageLanguages } from '../ui/languages';
import { plainWords, ReaderContext } from '../ui/reader';
import { Paragraphs, Words } from '../ui/Words';
import { Cover } from './Cover';
import { attractionFacts } from './facts-for-search';
import { posterOf, startScene } from './outline';
import { Page } from './Page';
import { pageTitle } from './page-title';
import { RightsText } from './RightsText';
import { SiteFacts } from './SiteFacts';
import { PageEnd, PageHead } from './SiteFrame';
import { TourScenes } from './TourScenes';
import { TourSources } from './TourSources';
import { VisitingFacts } from './VisitingFacts';

interface TourPageProps {
  tour: Tour;
  context: PageContext;
}

/** The tour's own page: what the place is, how to visit it, and the way into its scenes. No script. */
export function TourPage({ tour, context }: TourPageProps) {
  const { t } = useTranslation();
  const { lang } = context;
  const { id, languages, title, summary, notice, site, credits = [], rights } = tour;
  const reader = { lang, languages, standInNote: t('notTranslated') };
  const start = startScene(tour);
  const poster = start && posterOf(start);
  const folder = `/${tourFolder(id)}/`;
  const addresses = new Map(pageLanguages(languages).map((other) => [other, formatLink({ lang: other, tour: id })]));
  const name = plainWords(title, reader);
  return (
    <Page
      context={context}
      title={pageTitle(name, t('site'))}
      description={plainWords(summary, reader) || name}
      addresses={addresses}
      share={poster && folder + sharePath(poster)}
      facts={attractionFacts(tour, context)}
      className="paper-page"
    >
      <ReaderContext value={reader}>
        <PageHead lang={lang} addresses={addresses} />
        <main>
          <Cover tour={tour} folder={folder} />
          <div className="lead">
            {site?.rank && (
              <p className="rank">
                <Words of={site.rank} />
              </p>
            )}
            <h1>
              <Words of={title} first />
            </h1>
            <Paragraphs of={summary} />
            {notice && (
              <div className="greeting">
                <Paragraphs of={notice} />
              </div>
            )}
            {start && (
              <p>
                <a className="button start" href={formatLink({ lang, tour: id, scene: start.id })}>
                  {t('start')}
                </a>
              </p>
            )}
            <SiteFacts site={site} />
          </div>
          <TourScenes tour={tour} folder={folder} />
          <VisitingFacts visit={site?.visit} />
          {site?.history && (
            <section>
              <h2>{t('history')}</h2>
              <Paragraphs of={site.history} />
            </section>
          )}
          <TourSources credits={credits} />
          {rights && (
            <section>
              <h2>{t('rights')}</h2>
              <RightsText rights={rights} />
            </section>
          )}
        </main>
        <PageEnd context={context}>
          <a href={formatLink({ lang })}>{t('toCatalogue')}</a>
        </PageEnd>
      </ReaderContext>
    </Page>
  );
}
