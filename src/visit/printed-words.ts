import type { Language } from '../tour/language';
import type { Phrases } from '../ui/i18n';
import { interfaceLanguage, languageOf } from '../ui/languages';
import { codeWords, type CodeWords } from './code-words';

const FILES = import.meta.glob<Phrases>('../../locales/*/codes.json', { eager: true, import: 'default' });

const SPEAKERS = new Map(
  Object.entries(FILES).map(([path, phrases]) => [languageOf(path), codeWords(languageOf(path), phrases)]),
);

/** The words about codes in any language at once; only for pages that press writes. */
export function printedWords(lang: Language): CodeWords {
  const words = SPEAKERS.get(interfaceLanguage(lang));
  if (!words) throw new Error(`There is no locales/${interfaceLanguage(lang)}/codes.json.`);
  return words;
}
