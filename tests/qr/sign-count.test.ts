import { describe, expect, it } from 'vitest';
import { MOST_COUNTS, parseSignCounts } from '../../src/tour/sign-count';

const count = { code: 'JN276M', day: '2026-11-22', lang: 'vi' };
const message = (...counts: unknown[]) => ({ format: 1, counts });

describe('the message that counts visits through signs', () => {
  it('names code, day and language', () => expect(parseSignCounts(message(count))).toEqual([count]));

  it('counts a repeat once', () =>
    expect(parseSignCounts(message(count, { ...count }, { ...count, lang: 'en' }))).toHaveLength(2));

  it.each([
    ['an identifier', message({ ...count, visitor: '7' })],
    ['an identifier beside the counts', { ...message(count), id: 'x' }],
    ['a time of day', message({ ...count, day: '2026-11-22T08:00' })],
    ['a language that is none', message({ ...count, lang: 'vi; DROP' })],
    ['no code', message({ ...count, code: '<b>' })],
    ['nothing', message()],
    ['too much', message(...Array.from({ length: MOST_COUNTS + 1 }, () => count))],
    ['another format', { format: 2, counts: [count] }],
    ['no object', 'JN276M'],
  ])('is refused with %s', (_, value) => expect(parseSignCounts(value)).toBeUndefined());
});
