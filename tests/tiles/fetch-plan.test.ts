import { expect, it } from 'vitest';
import { fetchPlan } from '../../src/tiles/fetch-plan';
import { tileKey, type Tile } from '../../src/tiles/pyramid';

const tile = (x: number): Tile => ({ level: 2, face: 'f', x, y: 0 });
const keys = (columns: number[]): string[] => columns.map((x) => tileKey(tile(x)));

it.each([
  { what: 'nothing to do', missing: [], loading: [], start: [], abort: [] },
  { what: 'the best of many', missing: [4, 1, 2, 3], loading: [], start: [4, 1, 2], abort: [] },
  { what: 'only as many as there is room for', missing: [4, 1, 2, 3], loading: [1, 2], start: [4], abort: [] },
  { what: 'nothing while all that come are wanted', missing: [4, 1, 2, 3], loading: [1, 2, 3], start: [], abort: [] },
  { what: 'what has left the view makes room', missing: [1, 2], loading: [7, 8, 9], start: [1, 2], abort: [7, 8, 9] },
  { what: 'what is coming is not asked for again', missing: [1, 2], loading: [1], start: [2], abort: [] },
  { what: 'all aborted when nothing is missing', missing: [], loading: [3], start: [], abort: [3] },
])('$what', ({ missing, loading, start, abort }) => {
  const plan = fetchPlan({ missing: missing.map(tile), loading: new Set(keys(loading)), most: 3 });
  expect(plan).toEqual({ start: start.map(tile), abort: keys(abort) });
});
