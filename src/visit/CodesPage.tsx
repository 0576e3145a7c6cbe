import type { Language } from '../tour/language';
import { formatLink } from '../tour/link';
import type { PageContext } from '../tour/page';
import { interfaceLanguages } from '../ui/languages';
import type { CodeAnswers } from './code-answers';
import { CodeInput } from './CodeInput';
import { PlainPage } from './PlainPage';
import { printedWords } from './printed-words';

/** Where a code is typed that could not be scanned; wrong addresses below /q/ end here, too. */
export const CodesPage = ({ context }: { context: PageContext }) => (
  <PlainPage
    title={interfaceLanguages.map((lang) => printedWords(lang)('enter')).join(' · ')}
    script={context.assets.codes ?? ''}
  >
    <main>
      {interfaceLanguages.map((lang) => (
        <CodeForm key={lang} lang={lang} />
      ))}
    </main>
  </PlainPage>
);

/** What the script may have to say. */
function answers(lang: Language): CodeAnswers {
  const t = printedWords(lang);
  return {
    searching: t('searching'),
    unknown: t('unknown', { typed: '{{typed}}' }),
    near: t('near'),
    unreachable: t('unreachable'),
  };
}

/** The script leaves one of them. */
function CodeForm({ lang }: { lang: Language }) {
  const t = printedWords(lang);
  return (
    <section lang={lang} data-words={JSON.stringify(answers(lang))}>
      <h1>{t('enter')}</h1>
      <p id={`hint-${lang}`}>{t('hint')}</p>
      <form action="/q/" method="get">
        <CodeInput aria-label={t('enter')} aria-describedby={`hint-${lang}`} />
        <button className="button" type="submit">
          {t('open')}
        </button>
      </form>
      <div role="status" />
      <noscript>
        <p>{t('needsScript')}</p>
      </noscript>
      <p>
        <a href={formatLink({ lang })} hrefLang={lang}>
          {t('allTours')}
        </a>
      </p>
    </section>
  );
}
