import type { i18n } from 'i18next';
import type { Language } from '../tour/language';
import { formatLink } from '../tour/link';
import type { PageContext } from '../tour/page';
import { interfaceLanguages } from '../ui/languages';
import { inlineText } from './json-script';
import { Page } from './Page';
import { pageTitle } from './page-title';
import { PageEnd } from './SiteFrame';

/** A mistyped or small-lettered address of a sign: the page for codes knows what was meant. */
const TO_CODES =
  "{const c=/^\\/q\\/([^/]+)/i.exec(location.pathname);if(c)location.replace('/q/?c='+encodeURIComponent(decodeURI(c[1])))}";

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
      <script dangerouslySetInnerHTML={inlineText(TO_CODES, 'script')} />
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
