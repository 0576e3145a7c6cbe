import { describe, expect, it } from 'vitest';
import { formatCounts, parseCounts, rememberedCounts, withoutCounts } from '../../src/visit/codes/count-lines';

const count = (code: string, day: string, lang = 'vi') => ({ code, day, lang });
const yesterday = count('JN276M', '2026-11-21');
const today = count('JN276M', '2026-11-22');
const english = count('JN276M', '2026-11-22', 'en');

describe('counts that wait on a phone', () => {
  it('come back as they were written, and broken lines are left out', () => {
    expect(parseCounts(formatCounts([yesterday, english]))).toEqual([yesterday, english]);
    expect(parseCounts('\nJN276M\n\n')).toEqual([]);
  });

  it('go when they are sent, and only they', () => {
    expect(withoutCounts([yesterday, today, english], [yesterday, english])).toEqual([today]);
  });

  it('are remembered for their day, so that the same phone counts once per sign, day and language', () => {
    expect(rememberedCounts([yesterday], [today, today])).toEqual([today]);
    expect(rememberedCounts([today], [english])).toEqual([today, english]);
    expect(rememberedCounts([today], [yesterday])).toEqual([today]);
  });
});
