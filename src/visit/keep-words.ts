import type { Language } from '../tour/language';
import type vietnamese from '../../locales/vi/keep.json';
import { createI18n, type Phrases } from '../ui/i18n';
import { interfaceLanguage, languageOf } from '../ui/languages';

const PHRASES = import.meta.glob<Phrases>('../../locales/*/keep.json', { eager: true, import: 'default' });

type Flat<T, Above extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Above}${K}` : Flat<T[K], `${Above}${K}.`>;
}[keyof T & string];

/** Without the endings that languages have for one and many. */
type Singular<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

export type KeepKey = Singular<Flat<typeof vietnamese>> | 'secondsLeft' | 'minutesLeft';
export type KeepWords = (key: KeepKey, values?: Readonly<Record<string, string | number>>) => string;

const speakers = new Map(
  Object.entries(PHRASES).map(([path, phrases]) => {
    const lang = languageOf(path);
    const { t } = createI18n(lang, 'keep', phrases);
    return [lang, t as unknown as KeepWords] as const;
  }),
);

/** The words of keeping a tour, in every language from the start: this part also speaks to who came in the other one. */
export function keepWords(lang: Language): KeepWords {
  const words = speakers.get(interfaceLanguage(lang));
  if (!words) throw new Error(`There is no locales/${lang}/keep.json.`);
  return words;
}
