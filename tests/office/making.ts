import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWords } from '../../src/commands/words';
import { readConfig, type Config } from '../../src/office/config';
import type { Say } from '../../src/office/parts';
import type { Making } from '../../src/office/workshop';
import { createPageWriter } from '../../src/visit/pages';
import { assets as ASSETS } from '../visit/sample-tour';

export const ORIGIN = 'http://localhost:4360';
const words = { vi: createWords('vi'), en: createWords('en') };
export const say: Say = (lang, key, values) => words[lang](key, values);

export function configFor(environment: Record<string, string>): Config {
  const read = readConfig({ OFFICE_ORIGIN: ORIGIN, ...environment });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.config;
}

/** The real pages, and an application of one small file. */
export const testMaking = (): Making => ({
  pages: createPageWriter(),
  assets: ASSETS,
  languages: ['vi', 'en'],
  copyApp: async (out) => {
    await mkdir(join(out, 'assets'), { recursive: true });
    await writeFile(join(out, 'assets/main-00000000.js'), '0;');
    await writeFile(join(out, 'index.html'), '<!doctype html><title>360</title>');
  },
});
