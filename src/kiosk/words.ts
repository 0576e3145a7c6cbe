import type words from '../../locales/vi/kiosk.json';
import type { Language } from '../tour/language';
import { createI18n, type Phrases } from '../ui/i18n';
import { interfaceLanguage, languageOf } from '../ui/languages';

/** The kiosk's own words in one language. */
export type Say = (key: keyof typeof words, values?: Readonly<Record<string, string | number>>) => string;

const FILES = import.meta.glob<Phrases>('../../locales/*/kiosk.json', { eager: true, import: 'default' });

function speaker(lang: Language, phrases: Phrases): Say {
  const { t } = createI18n(lang, 'kiosk', phrases);
  return (key, values = {}) => (t as (key: string, values: object) => string)(key, values);
}

const SPEAKERS = new Map(
  Object.entries(FILES).map(([path, phrases]) => [languageOf(path), speaker(languageOf(path), phrases)] as const),
);

/** Of a language, or of the nearest one that the kiosk speaks. */
export function sayIn(lang: Language): Say {
  const say = SPEAKERS.get(interfaceLanguage(lang));
  if (!say) throw new Error(`There is no locales/${interfaceLanguage(lang)}/kiosk.json.`);
  return say;
}
