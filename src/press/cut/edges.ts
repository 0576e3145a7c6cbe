import type { Taps } from './kernel';
import type { Grid } from './sphere';

/** How a picture goes on beyond its edges: round its sides, over a pole half a turn away, else as its last pixel. */
export type Edges = Pick<Grid, 'round' | 'zenith' | 'nadir'>;

const within = (index: number, size: number): number => (index < 0 ? 0 : index >= size ? size - 1 : index);

/** Replaces columns beyond the sides by those that continue them; no filter reaches further than once round. */
export function wrapColumns(taps: Taps, width: number, { round }: Edges): void {
  for (let tap = 0; tap < taps.count; tap++) {
    const x = taps.index[tap] ?? 0;
    if (x >= 0 && x < width) continue;
    taps.index[tap] = round ? (x < 0 ? x + width : x - width) : within(x, width);
  }
}

/** The row that continues the picture at `y`. Negative, as `-1 - row`, where it is to be read half a turn away. */
export function rowBeyond(y: number, height: number, { zenith, nadir }: Edges): number {
  if (y >= 0 && y < height) return y;
  if (y < 0 && zenith) return -1 - within(-1 - y, height);
  if (y >= height && nadir) return -1 - within(2 * height - 1 - y, height);
  return within(y, height);
}
