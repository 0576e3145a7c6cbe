import { describe, expect, it } from 'vitest';
import { isRecent, NOTHING_RECENT, surplus, used, without } from '../../src/pack/recent';

const store = (...addresses: string[]) =>
  addresses.reduce((recent, address) => used(recent, address, 10), NOTHING_RECENT);

describe('what was seen', () => {
  it('goes in the order of its last use when room is short', () => {
    const recent = used(store('/s/1', '/s/2', '/s/3'), '/s/1');
    expect(surplus(recent, 30)).toEqual([]);
    expect(surplus(recent, 29)).toEqual(['/s/2']);
    expect(surplus(recent, 10)).toEqual(['/s/2', '/s/3']);
  });

  it('gives up tiles before what opens a scene at all', () => {
    const recent = store(
      '/tours/a/p/1/1x1-1194.avif',
      '/tours/a/tour-1.json',
      '/tours/a/s/1/coverage.avif',
      '/tours/a/s/1/0/f/0-0.avif',
    );
    expect(surplus(recent, 30)).toEqual(['/tours/a/s/1/0/f/0-0.avif']);
    expect(surplus(recent, 0)).toHaveLength(4);
  });

  it('does not count what it never stored, nor what is gone', () => {
    expect(used(NOTHING_RECENT, '/assets/main.js')).toEqual(NOTHING_RECENT);
    expect(Object.keys(without(store('/s/1', '/s/2'), ['/s/1']).uses)).toEqual(['/s/2']);
  });

  it('begins anew when its notes are damaged', () => {
    expect(isRecent(JSON.parse(JSON.stringify(store('/s/1'))))).toBe(true);
    for (const odd of [null, 7, {}, { tick: 'x', uses: {} }, { tick: 1, uses: { a: 1 } }])
      expect(isRecent(odd)).toBe(false);
  });
});
