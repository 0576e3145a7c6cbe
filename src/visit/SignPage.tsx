import type { Language } from '../tour/language';
import { formatLink } from '../tour/link';
import type { PageContext, SignPage as SignPageFacts } from '../tour/page';
import { spacedCode } from '../tour/sign-code';
import { toView } from '../tour/view';
import { wordsIn } from '../tour/words';
import type { Text } from '../tour/text';
import { interfaceLanguages, pageLanguages } from '../ui/languages';
import { pageTitle } from './page-title';
import { PlainPage } from './PlainPage';
import { printedWords } from './printed-words';
import script from './sign-page.js?raw';

interface SignPageProps {
  sign: SignPageFacts;
  context: PageContext;
}

const languagesOf = ({ to }: SignPageFacts): readonly Language[] => pageLanguages(to?.languages ?? []);

const words = (text: Text, lang: Language): string => wordsIn(text, lang, interfaceLanguages)?.text ?? '';

function addressIn(lang: Language, { to }: SignPageFacts): string {
  if (!to) return formatLink({ lang });
  const { tour, scene, view, hotspot } = to;
  return formatLink({
    ...{ lang, tour, scene },
    ...(view && { view: toView(view) }),
    ...(hotspot !== undefined && { hotspot }),
  });
}

/** The page behind a printed code: it goes on at once in the visitor's language; without a script all languages are offered. */
export function SignPage({ sign, context }: SignPageProps) {
  const { code, title, tourTitle, to, moved, counts } = sign;
  const languages = languagesOf(sign);
  const [main = ''] = languages;
  const name = pageTitle(words(to?.title ?? title, main), words(to?.tourTitle ?? tourTitle, main));
  return (
    <PlainPage
      title={name}
      script={script}
      facts={{ 'data-code': code, 'data-counts': counts, 'data-stays': moved ? '' : undefined }}
      head={<Card name={name} origin={context.origin} to={to} address={addressIn(main, sign)} />}
    >
      <main>
        {languages.map((lang, index) => (
          <Section key={lang} lang={lang} sign={sign} isFirst={index === 0} />
        ))}
        <p className="second code">{spacedCode(code)}</p>
      </main>
    </PlainPage>
  );
}

interface CardProps {
  name: string;
  origin: string | undefined;
  to: SignPageFacts['to'];
  address: string;
}

const Card = ({ name, origin, to, address }: CardProps) => (
  <>
    <link rel="canonical" href={(origin ?? '') + address} />
    <meta property="og:title" content={name} />
    {origin !== undefined && to?.share !== undefined && <meta property="og:image" content={origin + to.share} />}
  </>
);

function Section({ lang, sign, isFirst }: { lang: Language; sign: SignPageFacts; isFirst: boolean }) {
  const { tourTitle, to, moved } = sign;
  const t = printedWords(lang);
  const Heading = isFirst ? 'h1' : 'h2';
  const target = to && words(to.title, lang);
  return (
    <section lang={lang}>
      <Heading>{target ?? words(tourTitle, lang)}</Heading>
      {to && <p>{words(to.tourTitle, lang)}</p>}
      {moved && <p>{t(...kindSentence(sign, lang))}</p>}
      <p>
        <a className="button" href={addressIn(lang, sign)} hrefLang={lang}>
          {moved ? (target === undefined ? t('allTours') : t('goTo', { to: target })) : t('openIn')}
        </a>
      </p>
    </section>
  );
}

type Sentence = Parameters<ReturnType<typeof printedWords>>;

/** Which place is gone, and what is left. */
function kindSentence({ tour, title, tourTitle, to }: SignPageFacts, lang: Language): Sentence {
  if (!to) return ['movedNowhere', { title: words(tourTitle, lang) }];
  return to.tour === tour
    ? ['movedScene', { title: words(title, lang), to: words(to.title, lang) }]
    : ['movedTour', { title: words(tourTitle, lang), to: words(to.tourTitle, lang) }];
}
