import { countKey, type SignCount } from '../../tour/sign-count';

/** Written by the page of a sign (sign-page.js), one count a line: `JN276M 2026-11-22 vi`. */
export const WAITING_COUNTS = 'sign-counts';
/** Sent, and remembered for its day, so that the same phone counts once. */
export const SENT_COUNTS = 'sign-counted';

export function parseCounts(text: string): SignCount[] {
  const lines = text.split('\n').filter((line) => line.split(' ').length === 3);
  return lines.map((line) => {
    const [code = '', day = '', lang = ''] = line.split(' ');
    return { code, day, lang };
  });
}

export const formatCounts = (counts: readonly SignCount[]): string => counts.map(countKey).join('\n');

/** What is left of `waiting` when some are sent. */
export function withoutCounts(waiting: readonly SignCount[], sent: readonly SignCount[]): SignCount[] {
  const gone = new Set(sent.map(countKey));
  return waiting.filter((count) => !gone.has(countKey(count)));
}

/** What is remembered as sent: only the last day's, for no earlier one can be counted again. */
export function rememberedCounts(before: readonly SignCount[], sent: readonly SignCount[]): SignCount[] {
  const all = new Map([...before, ...sent].map((count) => [countKey(count), count]));
  const last = [...all.values()]
    .map(({ day }) => day)
    .sort()
    .at(-1);
  return [...all.values()].filter(({ day }) => day === last);
}
