import { createContext, useContext, type ReactNode } from 'react';
import type { Text } from '../tour/text';
import { createI18n } from '../ui/i18n';

export type Lang = 'vi' | 'en';
export type Say = (key: string, values?: Record<string, string | number>) => string;

const LOAD = {
  vi: () => import('../../locales/vi/desk.json'),
  en: () => import('../../locales/en/desk.json'),
} as const;

const LOCALE = { vi: 'vi-VN', en: 'en-GB' } as const;

export interface Words {
  lang: Lang;
  say: Say;
  /** A text of a tour in this language, or in the one that it has. */
  told: (text: Text | undefined) => string;
  time: (ms: number) => string;
  count: (value: number) => string;
  /** As `10.1 MB`. */
  size: (bytes: number) => string;
  /** So many days. */
  days: (number: number) => string;
  /** Of a day as `2026-11-22`. */
  day: (text: string) => string;
  /** A language by its name. */
  language: (code: string) => string;
  /** A province by its name; one that is not known by its id. */
  province: (id: string) => string;
  /** Ids of all provinces, in the order of their names. */
  provinces: readonly string[];
}

export async function loadWords(lang: Lang): Promise<Words> {
  const { default: phrases } = await LOAD[lang]();
  const i18n = createI18n(lang, 'desk', phrases);
  const locale = LOCALE[lang];
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const sizeIn = (unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, maximumSignificantDigits: 3 });
  const [kilobytes, megabytes] = [sizeIn('kilobyte'), sizeIn('megabyte')];
  const lasting = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const provinces = new Map(Object.entries(phrases.provinces));
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  return {
    lang,
    // The typed keys that i18next offers are the visit's.
    say: (key, values) => String(i18n.t(key as never, { ...values })),
    told: (text) => text?.[lang] ?? Object.values(text ?? {})[0] ?? '',
    time: (ms) => times.format(ms),
    count: (value) => numbers.format(value),
    size: (bytes) => (bytes < 1e6 ? kilobytes.format(bytes / 1e3) : megabytes.format(bytes / 1e6)),
    days: (number) => lasting.format(number),
    day: (text) => dates.format(new Date(text)),
    language: (code) => languages.of(code) ?? code,
    province: (id) => provinces.get(id) ?? id,
    provinces: [...provinces].sort(([, a], [, b]) => a.localeCompare(b, 'vi')).map(([id]) => id),
  };
}

const Context = createContext<Words | undefined>(undefined);

export const WordsProvider = ({ words, children }: { words: Words; children: ReactNode }) => (
  <Context.Provider value={words}>{children}</Context.Provider>
);

export function useWords(): Words {
  const words = useContext(Context);
  if (words === undefined) throw new Error('outside of WordsProvider');
  return words;
}
