import { rowBeyond, wrapColumns } from './edges';
import { createTaps, PHASES, setTaps, TAP_WEIGHTS, type Taps } from './kernel';
import type { Grid } from './sphere';

/** For each pixel of an output row: its place in a level (pixel centres at whole numbers) and how many pixels it spans there. */
export interface Places {
  u: Float64Array;
  v: Float64Array;
  across: Float64Array;
  down: Float64Array;
  /** How much of the pixel lies on the picture, 0 to 1. */
  part: Float64Array;
}

export const createPlaces = (count: number): Places => ({
  u: new Float64Array(count),
  v: new Float64Array(count),
  across: new Float64Array(count),
  down: new Float64Array(count),
  part: new Float64Array(count).fill(1),
});

/** Up to this stretch the plain kernel does: widening it would only blur. */
const NO_STRETCH = 1.05;
const MOST_COLUMNS = 1 << 16;
const MOST_ROWS = 1 << 10;

interface Scratch {
  columns: Taps;
  rows: Taps;
}

/** One for all: drawing never waits, so no two rows are drawn at a time in one thread. */
const scratch: Scratch = { columns: createTaps(MOST_COLUMNS), rows: createTaps(MOST_ROWS) };

/** Any number of taps: near the edges, over the poles, and where one output pixel spans several of the picture's. */
function sampleWide(grid: Grid, { columns, rows }: Scratch, into: Uint8ClampedArray, at: number): void {
  const { data, width, height } = grid.pixels;
  wrapColumns(columns, width, grid);
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let tap = 0; tap < rows.count; tap++) {
    const row = rowBeyond(rows.index[tap] ?? 0, height, grid);
    const start = (row < 0 ? -1 - row : row) * width;
    const turned = row < 0 ? Math.round(width / 2) : 0;
    const weight = rows.weight[tap] ?? 0;
    for (let column = 0; column < columns.count; column++) {
      const x = (columns.index[column] ?? 0) + turned;
      const i = (start + (x < width ? x : x - width)) * 3;
      const share = weight * (columns.weight[column] ?? 0);
      red += share * (data[i] ?? 0);
      green += share * (data[i + 1] ?? 0);
      blue += share * (data[i + 2] ?? 0);
    }
  }
  into[at] = red;
  into[at + 1] = green;
  into[at + 2] = blue;
}

/** Fills a row of output from the places of its pixels. */
export type RowSampler = (places: Places, into: Uint8ClampedArray, at: number) => void;

/**
 * Cubic where a pixel of the picture is about a pixel of the output; wider, so that nothing aliases, where it is less.
 * One tight loop on purpose: calls and objects per pixel made it two and a half times slower.
 */
export function createSampler(grid: Grid): RowSampler {
  const { data, width, height } = grid.pixels;
  const isPlain = (u: number, v: number, across: number, down: number): boolean =>
    across <= NO_STRETCH && down <= NO_STRETCH && u >= 1 && u < width - 2 && v >= 1 && v < height - 2;
  return ({ u, v, across, down, part }, into, start) => {
    for (let index = 0, at = start; index < u.length; index++, at += 3) {
      if (part[index] === 0) continue;
      const uAt = u[index] ?? 0;
      const vAt = v[index] ?? 0;
      if (!isPlain(uAt, vAt, across[index] ?? 0, down[index] ?? 0)) {
        // A filter goes round the sphere once at most.
        setTaps(scratch.columns, uAt, Math.min(Math.max(across[index] ?? 0, 1), width / 4));
        setTaps(scratch.rows, vAt, Math.max(down[index] ?? 0, 1));
        sampleWide(grid, scratch, into, at);
        continue;
      }
      const x = Math.floor(uAt);
      const y = Math.floor(vAt);
      const phase = Math.round((uAt - x) * PHASES) * 4;
      const rowPhase = Math.round((vAt - y) * PHASES) * 4;
      const a = TAP_WEIGHTS[phase] ?? 0;
      const b = TAP_WEIGHTS[phase + 1] ?? 0;
      const c = TAP_WEIGHTS[phase + 2] ?? 0;
      const d = TAP_WEIGHTS[phase + 3] ?? 0;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let row = 0; row < 4; row++) {
        const i = ((y - 1 + row) * width + x - 1) * 3;
        const weight = TAP_WEIGHTS[rowPhase + row] ?? 0;
        red += weight * (a * (data[i] ?? 0) + b * (data[i + 3] ?? 0) + c * (data[i + 6] ?? 0) + d * (data[i + 9] ?? 0));
        green +=
          weight * (a * (data[i + 1] ?? 0) + b * (data[i + 4] ?? 0) + c * (data[i + 7] ?? 0) + d * (data[i + 10] ?? 0));
        blue +=
          weight * (a * (data[i + 2] ?? 0) + b * (data[i + 5] ?? 0) + c * (data[i + 8] ?? 0) + d * (data[i + 11] ?? 0));
      }
      into[at] = red;
      into[at + 1] = green;
      into[at + 2] = blue;
    }
  };
}
