import { describe, expect, it } from 'vitest';
import type { Hotspot } from '../../src/tour/hotspot';
import { byDirection, nearestAhead, nextPoint } from '../../src/visit/aids/ahead';
import { keyOf } from '../../src/visit/aids/announcer';

const at = (id: string, yaw: number): Hotspot => ({
  id,
  type: 'info',
  at: { yaw, pitch: 0 },
  title: { vi: id },
  text: {},
});
const flat: Hotspot = { id: 'flat', type: 'info', at: { x: 0.5, y: 0.5 }, title: { vi: 'flat' }, text: {} };
const ROUND = [at('north', 0), at('south', 180), at('east', 90), at('west', -90), flat];

describe('what lies ahead', () => {
  it('is told by the short way round, in tens of degrees', () => {
    expect(nearestAhead(ROUND, { yaw: 170 })).toMatchObject({ hotspot: { id: 'south' }, turn: 10 });
    expect(nearestAhead([at('a', -170)], { yaw: 150 })?.turn).toBe(40);
    expect(nearestAhead([flat], { yaw: 0 })).toBeUndefined();
  });

  it.each([
    [4, 'here'],
    [40, 'right'],
    [-40, 'left'],
    [100, 'farRight'],
    [-100, 'farLeft'],
    [160, 'behind'],
  ])('at a turn of %d degrees is said to be %s', (turn, key) => expect(keyOf({ turn })).toBe(key));

  it('goes round by direction, not by the order in the manifest', () => {
    expect(byDirection(ROUND, { yaw: 0 }).map(({ hotspot }) => hotspot.id)).toEqual(['south', 'west', 'north', 'east']);
    let from: string | undefined;
    const right = Array.from({ length: 4 }, () => (from = nextPoint(ROUND, { yaw: 10 }, { side: 'right', from })?.id));
    expect(new Set(right).size).toBe(4);
    expect(right[0]).toBe('east');
    expect(nextPoint(ROUND, { yaw: 10 }, { side: 'left' })?.id).toBe('north');
  });
});
