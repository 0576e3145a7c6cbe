import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLink } from '../tour/link';
import type { CatalogueEntry, PageContext } from '../tour/page';
import { interfaceLanguages } from '../ui/languages';
import { plainWords, ReaderContext, useReader } from '../ui/reader';
import { Words } from '../ui/Words';
import css from './catalogue/catalogue.css?inline';
import { Finder } from './catalogue/Finder';
import { byGroup, listByProvince, type ListedProvince, type SiteGroup, type Sites } from './catalogue/listed';
import { SiteCard } from './catalogue/SiteCard';
import { SiteMap } from './catalogue/SiteMap';
import { inlineText } from './json-script';
import { Page } from './Page';
import { pageTitle } from './page-title';
import { PageEnd, PageHead } from './SiteFrame';

interface CataloguePageProps {
  entries: readonly CatalogueEntry[];
  sites: Sites;
  context: PageContext;
}

/** All tours of the site and the places that have none yet, by province. Whole without a script; with one it can be searched. */
export function CataloguePage({ entries, sites, context }: CataloguePageProps) {
  const { t } = useTranslation();
  const { lang, assets } = context;
  const addresses = new Map(interfaceLanguages.map((other) => [other, formatLink({ lang: other })]));
  const lists = listByProvince(entries, sites);
  return (
    <Page
      context={context}
      title={pageTitle(t('catalogueTitle'), t('site'))}
      description={t('siteSummary')}
      addresses={addresses}
      className="paper-page"
    >
      <style dangerouslySetInnerHTML={inlineText(css, 'style')} />
      <ReaderContext value={{ lang, languages: interfaceLanguages, standInNote: t('notTranslated') }}>
        <PageHead lang={lang} addresses={addresses} />
        <main>
          <div className="lead">
            <h1>{t('catalogueTitle')}</h1>
            <p>{t('siteSummary')}</p>
          </div>
          {entries.length === 0 && <p className="empty">{t('catalogueEmpty')}</p>}
          {lists.length > 0 && <Finder lists={lists} />}
          <div className="nothing" hidden>
            <p>{t('find.nothing')}</p>
            <button type="button" className="button">
              {t('find.clear')}
            </button>
          </div>
          <div>
            {lists.map((list) => (
              <ProvinceList key={list.province?.id ?? ''} list={list} />
            ))}
          </div>
        </main>
        <PageEnd context={context} />
        {assets.finder !== undefined && lists.length > 0 && <script type="module" src={assets.finder} />}
      </ReaderContext>
    </Page>
  );
}

const GroupHead = ({ group: { id, name, note } }: { group: SiteGroup }) => (
  <div className="group-head">
    <p className="group-name" id={`g-${id}`}>
      <Words of={name} />
    </p>
    <p className="second">
      <Words of={note} />
    </p>
  </div>
);

/** More than anybody looks through: the rest is folded and short, and found by searching. */
const MOST_CARDS = 24;

function ProvinceList({ list: { province, listed } }: { list: ListedProvince }) {
  const { t } = useTranslation();
  const reader = useReader();
  const name = province ? plainWords(province.name, reader) : t('find.elsewhere');
  const rest = listed.slice(MOST_CARDS);
  return (
    <section className="province">
      <h2>{name}</h2>
      <div className="map-and-cards">
        <div>
          {[...byGroup(listed.slice(0, MOST_CARDS))].map(([group, places]) => (
            <Fragment key={group?.id ?? ''}>
              {group && <GroupHead group={group} />}
              <ul className="cards" aria-labelledby={group && `g-${group.id}`}>
                {places.map((place) => (
                  <SiteCard key={place.id} listed={place} province={province?.id} />
                ))}
              </ul>
            </Fragment>
          ))}
          {rest.length > 0 && (
            <details>
              <summary>{t('find.more', { count: rest.length })}</summary>
              <ul className="cards">
                {rest.map((place) => (
                  <SiteCard key={place.id} listed={place} province={province?.id} short />
                ))}
              </ul>
            </details>
          )}
        </div>
        <SiteMap listed={listed.slice(0, MOST_CARDS)} name={name} />
      </div>
    </section>
  );
}
