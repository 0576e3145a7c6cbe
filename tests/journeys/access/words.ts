import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LOCALES = resolve(import.meta.dirname, '../../../locales');

/** Every language that the interface has words for. */
export const LANGUAGES = readdirSync(LOCALES).sort();

/** Says what stands under `file:key.inner` in a language: the words by which people, and these tests, find things. */
export function wordsOf(lang: string): (address: string) => string {
  return (address) => {
    const [file = '', keys = ''] = address.split(':');
    const words = JSON.parse(readFileSync(join(LOCALES, lang, `${file}.json`), 'utf8')) as unknown;
    const found = keys
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], words);
    if (typeof found !== 'string') throw new Error(`There are no words under ${address} in ${lang}.`);
    return found;
  };
}
