import { describe, expect, it } from 'vitest';
import { budgetFor, farness, layersFor, MOST_SHEETS, pictureBytes, sheetsIn } from '../../src/tiles/budget';
import type { Face } from '../../src/tiles/face';
import type { Tile } from '../../src/tiles/pyramid';
import { followTurn, type Turning } from '../../src/tiles/turning';
import { cube } from './cube';

it.each([
  [undefined, true, 62_000_000],
  [2, true, 62_000_000],
  [4, false, 62_000_000],
  [8, true, 110_000_000],
  [8, false, 160_000_000],
  [undefined, false, 160_000_000],
])('a device of %s GB (touch: %s) may hold %i bytes', (memory, coarse, bytes) => {
  expect(budgetFor({ memory, coarse })).toBe(bytes);
});

describe.each([62_000_000, 110_000_000, 160_000_000])('of %i bytes', (budget) => {
  const layers = layersFor(budget, 512);

  it('sheets hold nearly all, never more, and are few enough to be drawn', () => {
    const most = sheetsIn(budget, 512, layers);
    const bytes = most * layers * pictureBytes(512, 512);
    expect(most).toBeLessThanOrEqual(MOST_SHEETS);
    expect(bytes).toBeLessThanOrEqual(budget);
    expect(bytes).toBeGreaterThan(budget * 0.9);
  });

  it('there is one sheet, however little is left', () => expect(sheetsIn(0, 512, layers)).toBe(1));
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
