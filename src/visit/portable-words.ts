import type vietnamese from '../../locales/vi/portable.json';
import type { Language } from '../tour/language';
import { interfaceLanguage, languageOf } from '../ui/languages';

export type PortableWords = typeof vietnamese;

const PHRASES = import.meta.glob<PortableWords>('../../locales/*/portable.json', { eager: true, import: 'default' });
const BY_LANGUAGE = new Map(Object.entries(PHRASES).map(([path, words]) => [languageOf(path), words]));

/** None of these sentences has values to fill in. Used by pages that press writes only. */
export function portableWords(lang: Language): PortableWords {
  const words = BY_LANGUAGE.get(interfaceLanguage(lang)) ?? BY_LANGUAGE.get('en');
  if (!words) throw new Error(`There is no locales/${lang}/portable.json.`);
  return words;
}
