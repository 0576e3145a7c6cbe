import { isSignCode } from './sign-code';

/** One visit through one sign. There is nothing in it that tells one visitor from another. */
export interface SignCount {
  code: string;
  /** In Việt Nam, where the signs stand: `2026-11-22`. */
  day: string;
  lang: string;
}

/** What a phone sends to the receiving address, as JSON by POST: each sign at most once per day and language. */
export interface SignCounts {
  format: 1;
  counts: readonly SignCount[];
}

export const MOST_COUNTS = 100;

/** Where our own server receives the message. */
export const COUNTS_PATH = '/q/counts';

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const KEYS = ['code', 'day', 'lang'];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isCount(value: unknown): value is Record<keyof SignCount, string> {
  if (!isObject(value) || Object.keys(value).sort().join() !== KEYS.join()) return false;
  const { code, day, lang } = value;
  return [code, day, lang].every((part) => typeof part === 'string' && part.length <= 40)
    ? isSignCode(String(code)) && DAY.test(String(day)) && LANGUAGE.test(String(lang))
    : false;
}

export const countKey = ({ code, day, lang }: SignCount): string => `${code} ${day} ${lang}`;

/** For the receiving end: undefined for anything else, also for a message that says more than it may. Repeats count once. */
export function parseSignCounts(value: unknown): SignCount[] | undefined {
  if (!isObject(value) || Object.keys(value).sort().join() !== 'counts,format' || value['format'] !== 1)
    return undefined;
  const { counts } = value;
  if (!Array.isArray(counts) || counts.length === 0 || counts.length > MOST_COUNTS) return undefined;
  const found: unknown[] = counts;
  if (!found.every(isCount)) return undefined;
  return [...new Map(found.map((count) => [countKey(count), count])).values()];
}
