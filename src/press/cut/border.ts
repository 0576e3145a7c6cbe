import type { Places } from './sampler';
import type { Grid } from './sphere';

/** What lies outside a partial panorama. */
export const NEUTRAL = { r: 0x1b, g: 0x1b, b: 0x1a } as const;

const TINY = 1e-9;

/** How much of an output pixel lies within an edge that is `pixels` away: the edge is one output pixel soft. */
const part = (pixels: number, span: number): number => Math.min(1, Math.max(0, pixels / Math.max(span, TINY) + 0.5));

/** Lets the neutral colour through where pixels of a row are only partly, or not at all, on the picture. */
export type Border = (places: Places, into: Uint8ClampedArray, start: number) => void;

/** Undefined for a picture of the whole sphere, which has no border. */
export function createBorder(grid: Grid): Border | undefined {
  const { pixels, round, zenith, nadir } = grid;
  if (round && zenith && nadir) return undefined;
  return ({ u, v, across, down }, into, start) => {
    for (let index = 0, at = start; index < u.length; index++, at += 3) {
      const [x, y] = [(u[index] ?? 0) + 0.5, (v[index] ?? 0) + 0.5];
      const sides = round ? 1 : part(Math.min(x, pixels.width - x), across[index] ?? 0);
      const above = zenith ? 1 : part(y, down[index] ?? 0);
      const below = nadir ? 1 : part(pixels.height - y, down[index] ?? 0);
      const inside = sides * above * below;
      if (inside === 1) continue;
      into[at] = (into[at] ?? 0) * inside + NEUTRAL.r * (1 - inside);
      into[at + 1] = (into[at + 1] ?? 0) * inside + NEUTRAL.g * (1 - inside);
      into[at + 2] = (into[at + 2] ?? 0) * inside + NEUTRAL.b * (1 - inside);
    }
  };
}
