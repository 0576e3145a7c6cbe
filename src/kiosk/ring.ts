/** One kind of trouble: what, first and last time, how often. It says nothing about persons: no address, no input, no picture. */
export interface RingEntry {
  code: string;
  detail: string;
  first: string;
  last: string;
  times: number;
}

const MOST = 200;
const LONGEST = 160;

/** Parameters of addresses and long numbers could say who was where; what went wrong is clear without them. */
const plain = (text: string): string =>
  text
    .replace(/\?[^\s)'"]*/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST);

/** The same trouble again is counted, not written again; what was not seen for longest goes first. */
export function noted(ring: readonly RingEntry[], trouble: { code: string; detail?: string }, at: string): RingEntry[] {
  const { code } = trouble;
  const detail = plain(trouble.detail ?? '');
  const isSame = (entry: RingEntry): boolean => entry.code === code && entry.detail === detail;
  const found = ring.find(isSame);
  const entry = { code, detail, first: found?.first ?? at, last: at, times: (found?.times ?? 0) + 1 };
  return [...ring.filter((other) => !isSame(other)), entry].slice(-MOST);
}

const isEntry = (value: unknown): value is RingEntry =>
  typeof value === 'object' &&
  value !== null &&
  ['code', 'detail', 'first', 'last'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string') &&
  Number.isInteger((value as Record<string, unknown>)['times']);

/** Read back from a store that anything may have happened to. */
export function parseRing(text: string | null): RingEntry[] {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value.filter(isEntry).slice(-MOST) : [];
  } catch {
    return [];
  }
}
