/** Catmull-Rom (Keys' cubic with a = -1/2): four taps at its natural width, zero from 2 on. */
export function catmullRom(distance: number): number {
  const x = Math.abs(distance);
  if (x >= 2) return 0;
  return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
}

/** Steps within a pixel at which weights are tabulated: a position is off by 1/1024 pixel at most. */
export const PHASES = 512;

/** Weights of the four taps around a position, four for each phase; the last phase is the next pixel itself. */
export const TAP_WEIGHTS = Float64Array.from({ length: (PHASES + 1) * 4 }, (_, index) =>
  catmullRom((index % 4) - 1 - Math.floor(index / 4) / PHASES),
);

/** A run of pixels and how much each of them counts. */
export interface Taps {
  count: number;
  index: Int32Array;
  weight: Float64Array;
}

export const createTaps = (most: number): Taps => ({
  count: 0,
  index: new Int32Array(most),
  weight: new Float64Array(most),
});

/** Sets the taps around `position` (pixel centres at whole numbers) for a filter stretched by `stretch`; weights add up to 1. */
export function setTaps(taps: Taps, position: number, stretch: number): void {
  const reach = 2 * stretch;
  const shrink = 1 / stretch;
  const first = Math.ceil(position - reach);
  const count = Math.min(taps.index.length, Math.floor(position + reach) - first + 1);
  let sum = 0;
  for (let tap = 0; tap < count; tap++) {
    const weight = catmullRom((first + tap - position) * shrink);
    taps.index[tap] = first + tap;
    taps.weight[tap] = weight;
    sum += weight;
  }
  const scale = 1 / sum;
  for (let tap = 0; tap < count; tap++) taps.weight[tap] = (taps.weight[tap] ?? 0) * scale;
  taps.count = count;
}
