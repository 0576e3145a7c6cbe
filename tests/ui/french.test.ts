import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wholeWords } from '../../src/bin/languages.mjs';

const LOCALES = resolve(import.meta.dirname, '../../locales');
const read = (lang: string, file: string): unknown => JSON.parse(readFileSync(join(LOCALES, lang, file), 'utf8'));

/** Words of staff, whom two languages serve. */
const STAFF = /^(?:commands|issues|press|qr|setup|office|desk|shelf|studio|portable)\.json$/;
const FORM = /_(?:zero|one|two|few|many|other)$/;

const keysIn = (value: unknown, above = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => keysIn(inner, `${above}.${key.replace(FORM, '')}`))
    : [above];
const unique = (keys: readonly string[]): string[] => [...new Set(keys)].sort();

describe('a third language', () => {
  const files = readdirSync(join(LOCALES, 'en')).filter((file) => !STAFF.test(file));

  it.each(files)('says in French all that visitors read in %s', (file) =>
    expect(unique(keysIn(read('fr', file)))).toEqual(unique(keysIn(read('en', file)))),
  );

  it('is a folder of words: no code names it', () => {
    const code = ['src', 'index.html', 'vite.config.ts'].flatMap((name) => sourcesIn(resolve(LOCALES, '..', name)));
    const naming = code.filter((file) => /['"`/]fr['"`/]|french/i.test(readFileSync(file, 'utf8')));
    expect(naming).toEqual([]);
  });

  it('has English in its gaps, and its own forms for one and many', () => {
    const whole = JSON.parse(wholeWords('/x/locales/fr/visit.json') ?? '') as Record<string, unknown>;
    expect(whole).toEqual(read('fr', 'visit.json'));
    expect(wholeWords('/x/locales/en/visit.json')).toBeUndefined();
    expect(wholeWords('/x/src/visit/catalogue/sites.json')).toBeUndefined();
  });
});

function sourcesIn(path: string): string[] {
  if (/\.(?:ts|tsx|mjs|js|html)$/.test(path)) return [path];
  if (/\.\w+$/.test(path)) return [];
  return readdirSync(path).flatMap((name) => sourcesIn(join(path, name)));
}
