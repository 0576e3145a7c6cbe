import type { Text } from '../tour/text';
import { paragraphsOf, wordsIn } from '../tour/words';
import { useReader } from './reader';

interface WordsProps {
  of: Text | undefined;
  /** Tells also that nothing of the tour is in the reader's language: said once a screen, not at each of its words. */
  first?: boolean;
}

/** A tour's words in one line: a title, a name. */
export function Words({ of, first = false }: WordsProps) {
  const { lang, languages, standInNote } = useReader();
  const words = wordsIn(of, lang, languages);
  if (!words?.fallback) return <>{words?.text}</>;
  return (
    <>
      <span lang={words.lang}>{words.text}</span>{' '}
      {(first || languages.includes(lang)) && <small className="stand-in">({standInNote})</small>}
    </>
  );
}

/** A tour's words as paragraphs. */
export function Paragraphs({ of }: Pick<WordsProps, 'of'>) {
  const { lang, languages, standInNote } = useReader();
  const words = wordsIn(of, lang, languages);
  if (!words) return null;
  return (
    <>
      {words.fallback && languages.includes(lang) && <p className="stand-in">({standInNote})</p>}
      {paragraphsOf(words.text).map((paragraph, index) => (
        <p key={index} lang={words.fallback ? words.lang : undefined}>
          {paragraph}
        </p>
      ))}
    </>
  );
}
