import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const LOCALES = resolve(import.meta.dirname, '../locales');
const languages = readdirSync(LOCALES).sort();
/** Whoever works on the project writes these two; English stands in for what another language still lacks. */
const COMPLETE = ['vi', 'en'];
const read = (lang: string, file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(LOCALES, lang, file), 'utf8')) as Record<string, unknown>;

/** `{ a: { b: 'x' } }` → `[['a.b', 'x']]` */
const flatten = (value: Record<string, unknown>, above = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string'
      ? [[above + key, inner] as [string, string]]
      : flatten(inner as Record<string, unknown>, `${above}${key}.`),
  );

const PLURAL = /_(?:zero|one|two|few|many|other)$/;
const keysOf = (lang: string, file: string): string[] =>
  [...new Set(flatten(read(lang, file)).map(([key]) => key.replace(PLURAL, '')))].sort();
const fill = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name).sort();

describe('locales', () => {
  it('has Vietnamese and English', () => expect(languages).toEqual(expect.arrayContaining(['en', 'vi'])));

  const files = readdirSync(join(LOCALES, 'vi')).sort();
  it('English has the same files', () => expect(readdirSync(join(LOCALES, 'en')).sort()).toEqual(files));

  const others = languages.filter((lang) => !COMPLETE.includes(lang));
  it.each(others)('%s says what it is called', (lang) =>
    expect(readdirSync(join(LOCALES, lang))).toContain('language.json'),
  );

  describe.each(files)('%s', (file) => {
    const speaking = languages.filter((lang) => existsSync(join(LOCALES, lang, file)));

    it('has the same keys in Vietnamese and English, and no others in any language', () => {
      expect(keysOf('en', file)).toEqual(keysOf('vi', file));
      for (const lang of speaking) expect(keysOf('vi', file)).toEqual(expect.arrayContaining(keysOf(lang, file)));
    });

    it('fills in the same values in every language', () => {
      const english = new Map(flatten(read('en', file)));
      for (const lang of speaking) {
        for (const [key, text] of flatten(read(lang, file))) {
          const twin = english.get(key) ?? english.get(key.replace(PLURAL, '_other'));
          if (twin !== undefined) expect([lang, key, new Set(fill(text))]).toEqual([lang, key, new Set(fill(twin))]);
        }
      }
    });

    it('has no empty sentence and composed letters only', () => {
      for (const lang of speaking) {
        for (const [key, text] of flatten(read(lang, file))) {
          expect([key, text.trim()]).not.toEqual([key, '']);
          expect([key, text]).toEqual([key, text.normalize('NFC')]);
        }
      }
    });
  });
});
