import type { Language } from '../tour/language';

interface LanguageWords {
  /** In the language itself. */
  name: string;
  /** Locale by whose rules dates are written, and how months are. */
  dates: string;
  month: 'numeric' | 'long';
}

const FILES = import.meta.glob<LanguageWords>('../../locales/*/language.json', { eager: true, import: 'default' });

/** `../../locales/vi/visit.json` → `vi` */
export const languageOf = (path: string): Language => path.split('/').at(-2) ?? '';

const LANGUAGES = new Map(Object.entries(FILES).map(([path, words]) => [languageOf(path), words]));

/** Every language that the interface speaks: the folders of `locales`, Vietnamese first. */
export const interfaceLanguages: readonly Language[] = [...LANGUAGES.keys()].sort(
  (a, b) => Number(b === 'vi') - Number(a === 'vi') || a.localeCompare(b),
);

/** Every language that a tour's pages exist in: its own first, then all that the interface speaks, with the tour's words standing in. */
export const pageLanguages = (own: readonly Language[]): Language[] => [...new Set([...own, ...interfaceLanguages])];

export const nameOf = (lang: Language): string => LANGUAGES.get(lang)?.name ?? lang;

/** The locale whose customs a language's readers follow: `vi-VN`. */
export const localeOf = (lang: Language): string => LANGUAGES.get(lang)?.dates ?? lang;

/** The language that the interface speaks on a page in `lang`: that one, a plainer form of it, else English or the first. */
export function interfaceLanguage(lang: Language): Language {
  const wanted = [lang, lang.split('-')[0] ?? '', 'en'];
  return wanted.find((candidate) => LANGUAGES.has(candidate)) ?? interfaceLanguages[0] ?? lang;
}

/** A date as manifests write it (1972, 1972-09 or 1972-09-16), by the custom of a language. */
export function formatDate(date: string, lang: Language): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return date;
  const words = LANGUAGES.get(interfaceLanguage(lang));
  const format = new Intl.DateTimeFormat(words?.dates, {
    timeZone: 'UTC',
    year: 'numeric',
    month: words?.month ?? 'long',
    ...(day !== undefined && { day: 'numeric' }),
  });
  return format.format(Date.UTC(year, month - 1, day ?? 1));
}
