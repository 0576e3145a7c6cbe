import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCALES = join(import.meta.dirname, '../../locales');
/** Where no other language is wanted. */
const MAIN = 'vi';
/** Stands in for words that a language does not have yet. Both are complete. */
const BETWEEN = 'en';

const read = (lang, file) => JSON.parse(readFileSync(join(LOCALES, lang, file), 'utf8'));

/** The site's first page with a link to every language that has words, by its own name. */
export function withLanguageLinks(html) {
  const others = readdirSync(LOCALES).filter((lang) => lang !== MAIN);
  const links = [MAIN, ...others.sort()].map(
    (lang) => `<a href="/${lang}/" hreflang="${lang}" lang="${lang}">${read(lang, 'language.json').name}</a>`,
  );
  return html.replace('<!-- languages -->', links.join('\n      '));
}

const isGroup = (value) => typeof value === 'object' && value !== null;

/** Words of a language with those of another in the gaps. Forms for one, few, many are each language's own affair. */
function filled(own, other) {
  const has = (key) => Object.keys(own).some((name) => name.replace(/_\w+$/, '') === key.replace(/_\w+$/, ''));
  const gaps = Object.entries(other).filter(([key]) => !has(key));
  const groups = Object.entries(own).map(([key, words]) => [
    key,
    isGroup(words) ? filled(words, other[key] ?? {}) : words,
  ]);
  return Object.fromEntries([...groups, ...gaps]);
}

/** The text of a file of words, whole also where its language still lacks some; undefined for other files. */
export function wholeWords(path) {
  const [, lang, file] = /\/locales\/([^/]+)\/([^/?]+\.json)$/.exec(path) ?? [];
  if (lang === undefined || lang === MAIN || lang === BETWEEN) return undefined;
  return JSON.stringify(filled(read(lang, file), read(BETWEEN, file)));
}
