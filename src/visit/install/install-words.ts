import type vietnamese from '../../../locales/vi/install.json';
import type { Language } from '../../tour/language';
import { interfaceLanguage, languageOf } from '../../ui/languages';

export type InstallWords = typeof vietnamese;

const PHRASES = import.meta.glob<InstallWords>('../../../locales/*/install.json', { eager: true, import: 'default' });
const BY_LANGUAGE = new Map(Object.entries(PHRASES).map(([path, words]) => [languageOf(path), words]));

/** None of these sentences has values to fill in. */
export function installWords(lang: Language): InstallWords {
  const words = BY_LANGUAGE.get(interfaceLanguage(lang)) ?? BY_LANGUAGE.get('en');
  if (!words) throw new Error(`There is no locales/${lang}/install.json.`);
  return words;
}
