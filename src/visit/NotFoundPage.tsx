import type { i18n } from 'i18next';
import type { Language } from '../tour/language';
import { formatLink } from '../tour/link';
import type { PageContext } from '../tour/page';
import { interfaceLanguages } from '../ui/languages';
import { Page } from './Page';
import { pageTitle } from './page-title';
import { PageEnd } from './SiteFrame';

interface NotFoundPageProps {
  context: PageContext;
  speakerOf: (lang: Language) => i18n;
}

/** For an address that leads nowhere. Nothing is known of the visitor, so it speaks every language. */
export function NotFoundPage({ context, speakerOf }: NotFoundPageProps) {
  const { t } = speakerOf(context.lang);
  return (
    <Page
      context={context}
      title={pageTitle(t('notFoundTitle'), t('site'))}
      description={t('notFound')}
      addresses={new Map()}
      className="paper-page"
    >
      <main className="lost">
        {interfaceLanguages.map((lang, index) => (
          <NotFoundWords key={lang} lang={lang} i18n={speakerOf(lang)} isFirst={index === 0} />
        ))}
      </main>
      <PageEnd context={context} />
    </Page>
  );
}

function NotFoundWords({ lang, i18n, isFirst }: { lang: Language; i18n: i18n; isFirst: boolean }) {
  const Heading = isFirst ? 'h1' : 'h2';
  return (
    <section lang={lang}>
      <Heading>{i18n.t('notFoundTitle')}</Heading>
      <p>{i18n.t('notFound')}</p>
      <p>
        <a className="button" href={formatLink({ lang })}>
          {i18n.t('home')}
        </a>
      </p>
    </section>
  );
}
