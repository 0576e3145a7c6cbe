import type { Language } from '../tour/language';
import type { Phrases } from '../ui/i18n';
import { interfaceLanguage } from '../ui/languages';

const LOADERS = import.meta.glob<Phrases>('../../locales/*/visit.json', { import: 'default' });

const arrived = new Map<Language, Phrases>();

/** The interface's words for a page in `lang`, if they have been loaded. */
export const phrasesIn = (lang: Language): Phrases | undefined => arrived.get(interfaceLanguage(lang));

/** Loads the interface's words for a page in `lang`, and no other language's. */
export async function loadPhrases(lang: Language): Promise<Phrases> {
  const spoken = interfaceLanguage(lang);
  const phrases = arrived.get(spoken) ?? (await LOADERS[`../../locales/${spoken}/visit.json`]?.()) ?? {};
  arrived.set(spoken, phrases);
  return phrases;
}
