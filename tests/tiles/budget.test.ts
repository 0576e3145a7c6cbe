import { describe, expect, it } from 'vitest';
import { budgetFor, overBudget, pictureBytes, farness, type Held } from '../../src/tiles/budget';
import type { Face } from '../../src/tiles/face';
import { frustumOf } from '../../src/tiles/frustum';
import { tileKey, type Tile } from '../../src/tiles/pyramid';
import { followTurn, type Turning } from '../../src/tiles/turning';
import { visibleTiles } from '../../src/tiles/visible';
import { wrapYaw } from '../../src/tour/angle';
import { cube } from './cube';

const held = (key: string, farness: number, needed = false, bytes = 10): Held => ({ key, farness, needed, bytes });

describe('what goes when there is too much', () => {
  it.each([
    ['nothing while it fits', [held('a', 10), held('b', 20)], 20, []],
    ['the farthest first', [held('a', 10), held('b', 170), held('c', 90)], 20, ['b']],
    ['as many as it takes', [held('a', 10), held('b', 170), held('c', 90)], 10, ['b', 'c']],
    ['never what is needed', [held('a', 170, true), held('b', 20)], 5, ['b']],
    ['large pictures count for more', [held('a', 10, false, 100), held('b', 20, false, 5)], 60, ['b', 'a']],
  ])('%s', (_, list, most, gone) => {
    expect(overBudget(list, most)).toEqual(gone);
  });
});

it.each([
  [undefined, true, 62_000_000],
  [2, true, 62_000_000],
  [4, false, 62_000_000],
  [8, true, 110_000_000],
  [8, false, 160_000_000],
  [undefined, false, 160_000_000],
])('a device of %s GB (touch: %s) may hold %i bytes', (memory, coarse, bytes) => {
  expect(budgetFor(memory, coarse)).toBe(bytes);
});

const tileOn = (face: Face): Tile => ({ level: 0, face, x: 0, y: 0 });

it.each([
  { what: 'the other side', face: 'b', yaw: 0, way: 0, far: 180 },
  { what: 'what is in view', face: 'r', yaw: 90, way: 0, far: 0 },
  { what: 'what is ahead of a turn to the right', face: 'r', yaw: 0, way: 1, far: 90 },
  { what: 'what a turn to the right has just left: it comes round last', face: 'l', yaw: 0, way: 1, far: 270 },
  { what: 'what a turn to the left has just left', face: 'r', yaw: 0, way: -1, far: 270 },
  { what: 'what was left a moment ago is kept for turning back', face: 'l', yaw: -50, way: 1, far: 40 },
] as const)('how far away is $what', ({ face, yaw, way, far }) => {
  expect(farness(tileOn(face), cube(512), { yaw, pitch: 0 }, way)).toBeCloseTo(far);
});

it('tells a turn from looking about', () => {
  const ways = [0, 10, -8, 5, 15, 26, 40, 38, 60, 50, 40, 20, 0, -10].map(
    (
      (turning: Turning) => (yaw: number) =>
        (turning = followTurn(turning, yaw)).way
    )({ way: 0, yaw: 0 }),
  );
  expect(ways).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, -1, -1, -1]);
});

type Used = Held & { used: number };

/** Three full turns of a phone in a 2048 cube; how many tiles the third has to fetch again. */
function fetchedAgain(drop: (list: Used[], most: number) => string[], way: 0 | 1): number {
  const pyramid = cube(2048);
  const here = new Map<string, { tile: Tile; used: number }>();
  let fetched = 0;
  for (let step = 0; step < 360; step++) {
    const view = { yaw: wrapYaw(step * 3), pitch: 0, fov: 90 };
    const seen = visibleTiles(pyramid, 2, frustumOf(view, { width: 412, height: 915 }));
    for (const { tile } of seen) {
      if (!here.has(tileKey(tile)) && step >= 240) fetched++;
      here.set(tileKey(tile), { tile, used: step });
    }
    const needed = new Set(seen.map(({ tile }) => tileKey(tile)));
    const list = [...here].map(([key, { tile, used }]) => ({
      ...held(key, farness(tile, pyramid, view, way), needed.has(key), pictureBytes(512, 512)),
      used,
    }));
    for (const key of drop(list, 62_000_000 - 13_000_000)) here.delete(key);
  }
  return fetched;
}

const oldestFirst = (list: Used[], most: number): string[] =>
  overBudget(
    list.map((one) => ({ ...one, farness: -one.used })),
    most,
  );

it('fetches less again in a steady turn than dropping the least recently used would', () => {
  expect(fetchedAgain(overBudget, 1)).toBeLessThan(fetchedAgain(oldestFirst, 1) * 0.8);
});
