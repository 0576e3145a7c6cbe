import { useTranslation } from 'react-i18next';
import { thumbPath } from '../tiles/poster';
import { formatLink } from '../tour/link';
import type { CatalogueEntry, PageContext } from '../tour/page';
import { tourFolder } from '../tour/published';
import { interfaceLanguages } from '../ui/languages';
import { ReaderContext } from '../ui/reader';
import { Paragraphs, Words } from '../ui/Words';
import { Card } from './Card';
import { Page } from './Page';
import { pageTitle } from './page-title';
import { PageEnd, PageHead } from './SiteFrame';

interface CataloguePageProps {
  entries: readonly CatalogueEntry[];
  context: PageContext;
}

/** All tours of the site. No script. */
export function CataloguePage({ entries, context }: CataloguePageProps) {
  const { t } = useTranslation();
  const { lang } = context;
  const addresses = new Map(interfaceLanguages.map((other) => [other, formatLink({ lang: other })]));
  return (
    <Page
      context={context}
      title={pageTitle(t('catalogueTitle'), t('site'))}
      description={t('siteSummary')}
      addresses={addresses}
      className="paper-page"
    >
      <PageHead lang={lang} addresses={addresses} />
      <main>
        <div className="lead">
          <h1>{t('catalogueTitle')}</h1>
          <p>{t('siteSummary')}</p>
        </div>
        {entries.length === 0 && <p className="empty">{t('catalogueEmpty')}</p>}
        <ul className="cards tours">
          {entries.map((entry) => (
            <TourCard key={entry.id} entry={entry} lang={lang} />
          ))}
        </ul>
      </main>
      <PageEnd context={context} />
    </Page>
  );
}

function TourCard({ entry, lang }: { entry: CatalogueEntry; lang: string }) {
  const { t } = useTranslation();
  const { id, languages, title, rank, address, summary, poster, scenes } = entry;
  const shown = languages.includes(lang) ? lang : (languages[0] ?? lang);
  return (
    <ReaderContext value={{ lang, languages, standInNote: t('notTranslated') }}>
      <Card
        address={formatLink({ lang: shown, tour: id })}
        picture={poster && `/${tourFolder(id)}/${thumbPath(poster)}`}
        title={<Words of={title} />}
      >
        {rank && (
          <p className="rank">
            <Words of={rank} />
          </p>
        )}
        {address && (
          <p className="second">
            <Words of={address} />
          </p>
        )}
        <Paragraphs of={summary} />
        <p className="second">{t('scenesCount', { count: scenes })}</p>
      </Card>
    </ReaderContext>
  );
}
