import { rowBeyond, wrapColumns, type Edges } from './edges';
import { createTaps, setTaps, type Taps } from './kernel';
import type { Pixels } from './pixels';

/** More than a filter stretched to twice its width reaches. */
const TAPS = 16;

/** Taps in the finer level for every column or row of the coarser one. */
function tapsAlong(from: number, to: number): Taps[] {
  const ratio = from / to;
  return Array.from({ length: to }, (_, index) => {
    const taps = createTaps(TAPS);
    setTaps(taps, (index + 0.5) * ratio - 0.5, ratio);
    return taps;
  });
}

/** Mixes the finer level's rows around one of the coarser level's. */
function mixRows({ data, width, height }: Pixels, taps: Taps, edges: Edges, mixed: Float32Array): void {
  const length = width * 3;
  mixed.fill(0);
  for (let tap = 0; tap < taps.count; tap++) {
    const row = rowBeyond(taps.index[tap] ?? 0, height, edges);
    const start = (row < 0 ? -1 - row : row) * length;
    const turned = row < 0 ? Math.round(width / 2) * 3 : 0;
    const weight = taps.weight[tap] ?? 0;
    for (let i = 0; i < length - turned; i++) mixed[i] = (mixed[i] ?? 0) + weight * (data[start + turned + i] ?? 0);
    for (let i = 0; i < turned; i++)
      mixed[length - turned + i] = (mixed[length - turned + i] ?? 0) + weight * (data[start + i] ?? 0);
  }
}

function mixColumns(mixed: Float32Array, columns: readonly Taps[], into: Uint8ClampedArray): void {
  let at = 0;
  for (const { count, index, weight } of columns) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = 0; tap < count; tap++) {
      const i = (index[tap] ?? 0) * 3;
      const share = weight[tap] ?? 0;
      red += share * (mixed[i] ?? 0);
      green += share * (mixed[i + 1] ?? 0);
      blue += share * (mixed[i + 2] ?? 0);
    }
    into[at] = red;
    into[at + 1] = green;
    into[at + 2] = blue;
    at += 3;
  }
}

/** Fills rows of a level from the next finer one, of about twice its size. */
export function shrinkRows(from: Pixels, to: Pixels, edges: Edges, rows: { first: number; count: number }): void {
  const columns = tapsAlong(from.width, to.width);
  for (const taps of columns) wrapColumns(taps, from.width, edges);
  const down = tapsAlong(from.height, to.height).slice(rows.first, rows.first + rows.count);
  const mixed = new Float32Array(from.width * 3);
  const out = new Uint8ClampedArray(to.width * 3);
  down.forEach((taps, row) => {
    mixRows(from, taps, edges, mixed);
    mixColumns(mixed, columns, out);
    to.data.set(out, (rows.first + row) * out.length);
  });
}
