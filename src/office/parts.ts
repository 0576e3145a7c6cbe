import type { Config } from './config';
import type { Database } from './database/database';
import type { Seal } from './people/seal';

export const LANGUAGES = ['vi', 'en'] as const;
export type OfficeLanguage = (typeof LANGUAGES)[number];

/** Sentences of locales' files by `office:key`; the office itself holds no words. */
export type Say = (lang: OfficeLanguage, key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What every route works with. */
export interface Parts {
  config: Config;
  db: Database;
  seal: Seal;
  say: Say;
  now: () => number;
}
