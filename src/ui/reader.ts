import { createContext, useContext } from 'react';
import type { Language } from '../tour/language';
import type { Text } from '../tour/text';
import { wordsIn } from '../tour/words';

/** Who reads a tour's words: the language wanted, and those there are to stand in. */
export interface Reader {
  lang: Language;
  languages: readonly Language[];
  /** What marks words that stand in for a missing translation. */
  standInNote: string;
}

export const ReaderContext = createContext<Reader>({ lang: 'vi', languages: [], standInNote: '' });

export const useReader = (): Reader => useContext(ReaderContext);

/** A tour's words as a string, for names of things and attributes. */
export const plainWords = (text: Text | undefined, { lang, languages }: Pick<Reader, 'lang' | 'languages'>): string =>
  wordsIn(text, lang, languages)?.text ?? '';
