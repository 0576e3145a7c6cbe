import { describe, expect, it } from 'vitest';
import { noted, parseRing, type RingEntry } from '../../src/kiosk/ring';

describe('the list of what went wrong', () => {
  it('counts the same again instead of writing it again', () => {
    let ring: RingEntry[] = [];
    for (let time = 0; time < 500; time++) ring = noted(ring, { code: 'view-failed', detail: 'x' }, `t${time}`);
    expect(ring).toEqual([{ code: 'view-failed', detail: 'x', first: 't0', last: 't499', times: 500 }]);
  });

  it('never grows beyond 200 kinds, and keeps the latest', () => {
    let ring: RingEntry[] = [];
    for (let kind = 0; kind < 1_000; kind++) ring = noted(ring, { code: `c${kind}` }, 't');
    expect(ring).toHaveLength(200);
    expect(ring.at(-1)?.code).toBe('c999');
    expect(JSON.stringify(ring).length).toBeLessThan(60_000);
  });

  it('holds no parameters of addresses and no long texts', () => {
    const detail = `LoadError: https://disan.vn/vi/thanh-co/cong-tien?v=1,2,90&fbclid=abc ${'x'.repeat(500)}`;
    const [entry] = noted([], { code: 'c', detail }, 't');
    expect(entry?.detail).toContain('/vi/thanh-co/cong-tien');
    expect(entry?.detail).not.toContain('fbclid');
    expect(entry?.detail.length).toBeLessThanOrEqual(160);
  });

  it('survives rubbish in the store', () => {
    for (const text of [null, '', '{', '{}', '[1,null,{"code":1}]']) expect(parseRing(text)).toEqual([]);
  });
});
