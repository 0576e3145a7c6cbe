import { useEffect, useState } from 'react';
import type { Language } from '../../tour/language';
import { loadCodeWords, type CodeWords } from '../code-words';

export interface SpokenWords {
  lang: Language;
  say: CodeWords;
}

/** The words about codes in a language; the last language's until they have come. */
export function useCodeWords(lang: Language, first: SpokenWords): CodeWords {
  const [words, setWords] = useState(first);
  useEffect(() => {
    if (words.lang === lang) return undefined;
    let left = false;
    loadCodeWords(lang).then(
      (say) => left || setWords({ lang, say }),
      () => undefined,
    );
    return () => void (left = true);
  }, [lang, words.lang]);
  return words.say;
}
