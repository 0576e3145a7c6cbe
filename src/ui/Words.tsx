import type { Text } from '../tour/text';
import { paragraphsOf, wordsIn } from '../tour/words';
import { useReader } from './reader';

interface WordsProps {
  of: Text | undefined;
}

/** A tour's words in one line: a title, a name. */
export function Words({ of }: WordsProps) {
  const { lang, languages, standInNote } = useReader();
  const words = wordsIn(of, lang, languages);
  if (!words?.fallback) return <>{words?.text}</>;
  return (
    <>
      <span lang={words.lang}>{words.text}</span> <small className="stand-in">({standInNote})</small>
    </>
  );
}

/** A tour's words as paragraphs. */
export function Paragraphs({ of }: WordsProps) {
  const { lang, languages, standInNote } = useReader();
  const words = wordsIn(of, lang, languages);
  if (!words) return null;
  return (
    <>
      {words.fallback && <p className="stand-in">({standInNote})</p>}
      {paragraphsOf(words.text).map((paragraph, index) => (
        <p key={index} lang={words.fallback ? words.lang : undefined}>
          {paragraph}
        </p>
      ))}
    </>
  );
}
