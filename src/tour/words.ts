import type { Language } from './language';
import type { Text } from './text';

export interface Words {
  text: string;
  /** Language that the text really is in, for the `lang` attribute. */
  lang: Language;
  /** The wanted language was missing and another one stands in. */
  fallback: boolean;
}

/** What foreigners understand before they understand the tour's first language. */
const BETWEEN = 'en';

/** A text in the wanted language, else in the first of the tour's languages that has it; for who speaks none of them, English first. */
export function wordsIn(text: Text | undefined, lang: Language, languages: readonly Language[]): Words | undefined {
  if (text === undefined) return undefined;
  const between = languages.includes(lang) ? [] : [BETWEEN];
  for (const candidate of [lang, ...between, ...languages, ...Object.keys(text)]) {
    const words = Object.hasOwn(text, candidate) ? text[candidate]?.trim() : undefined;
    if (words) return { text: words, lang: candidate, fallback: candidate !== lang };
  }
  return undefined;
}

export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
