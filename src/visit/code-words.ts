import type vietnamese from '../../locales/vi/codes.json';
import type { Language } from '../tour/language';
import { createI18n, type Phrases } from '../ui/i18n';
import { interfaceLanguage } from '../ui/languages';

/** A sentence of `codes.json` with its values filled in. */
export type CodeWords = (key: keyof typeof vietnamese, values?: Readonly<Record<string, string>>) => string;

const LOADERS = import.meta.glob<Phrases>('../../locales/*/codes.json', { import: 'default' });

export function codeWords(lang: Language, phrases: Phrases): CodeWords {
  const i18n = createI18n(lang, 'codes', phrases);
  // The typed keys that i18next offers are those of visit.json.
  return (key, values) => String(i18n.t(key as never, { ...values }));
}

/** The words about codes, apart from the visit's own: most visitors never ask for them. */
export async function loadCodeWords(lang: Language): Promise<CodeWords> {
  const spoken = interfaceLanguage(lang);
  return codeWords(spoken, (await LOADERS[`../../locales/${spoken}/codes.json`]?.()) ?? {});
}
