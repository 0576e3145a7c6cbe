import type { i18n } from 'i18next';
import type { Language } from '../tour/language';
import { createI18n, type Phrases } from '../ui/i18n';
import { interfaceLanguage } from '../ui/languages';
import { SCREEN } from './screen-words';

const LOADERS = import.meta.glob<Phrases>('../../locales/*/visit.json', { import: 'default' });

async function loadPhrases(lang: Language): Promise<Phrases> {
  return (await LOADERS[`../../locales/${lang}/visit.json`]?.()) ?? {};
}

/** The interface's words for a page in `lang`, and no other language's. */
export async function loadI18n(lang: Language): Promise<i18n> {
  const spoken = interfaceLanguage(lang);
  return createI18n(spoken, SCREEN, await loadPhrases(spoken));
}

/** Makes the interface speak another language, once its words have arrived. */
export async function speak(i18n: i18n, lang: Language): Promise<void> {
  const spoken = interfaceLanguage(lang);
  if (!i18n.hasResourceBundle(spoken, SCREEN)) i18n.addResourceBundle(spoken, SCREEN, await loadPhrases(spoken));
  await i18n.changeLanguage(spoken);
}
