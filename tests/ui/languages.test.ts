import { describe, expect, it } from 'vitest';
import {
  formatDate,
  interfaceLanguage,
  interfaceLanguages,
  languageOf,
  nameOf,
  pageLanguages,
} from '../../src/ui/languages';

describe('the interface’s languages', () => {
  it('are the folders of locales, Vietnamese first', () => expect(interfaceLanguages).toEqual(['vi', 'en', 'fr']));

  it('are called by their own names', () =>
    expect(['vi', 'en', 'xx'].map(nameOf)).toEqual(['Tiếng Việt', 'English', 'xx']));

  it.each([
    ['vi', 'vi'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['fr-CA', 'fr'],
    ['ja', 'en'],
  ])('speak to a reader of %s in %s', (lang, spoken) => expect(interfaceLanguage(lang)).toBe(spoken));

  it('are all that a tour’s pages exist in, its own first', () => {
    expect(pageLanguages(['en', 'vi'])).toEqual(['en', 'vi', 'fr']);
    expect(pageLanguages(['lo'])).toEqual(['lo', 'vi', 'en', 'fr']);
  });

  it('come from file names', () => expect(languageOf('../../locales/vi/visit.json')).toBe('vi'));
});

describe('dates', () => {
  it.each([
    ['1972', 'vi', '1972'],
    ['1972', 'en', '1972'],
    ['1972-06-28', 'vi', '28/6/1972'],
    ['1972-06-28', 'en', '28 June 1972'],
    ['2026-11', 'en', 'November 2026'],
    ['1972-06-28', 'fr', '28 juin 1972'],
    ['1972-09-01', 'ja', '1 September 1972'],
  ])('%s is written in %s as %s', (date, lang, words) => expect(formatDate(date, lang)).toBe(words));

  it('name a month in Vietnamese by its number', () => expect(formatDate('2026-11', 'vi')).toMatch(/11.*2026/));
});
