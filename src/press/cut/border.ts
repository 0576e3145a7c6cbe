import type { Places } from './sampler';
import type { Grid } from './sphere';

/** What lies outside a partial panorama. */
export const NEUTRAL = { r: 0x1b, g: 0x1b, b: 0x1a } as const;

const TINY = 1e-9;

/** How much of an output pixel lies within an edge that is `pixels` away: the edge is one output pixel soft. */
const within = (pixels: number, span: number): number => Math.min(1, Math.max(0, pixels / Math.max(span, TINY) + 0.5));

/** The edges of a picture that does not show the whole sphere. */
export interface Border {
  /** Finds out which part of each pixel lies on the picture. */
  measure(places: Places): void;
  /** Lets the neutral colour through for the rest of it. */
  blend(places: Places, into: Uint8ClampedArray, start: number): void;
}

function blend({ part }: Places, into: Uint8ClampedArray, start: number): void {
  for (let index = 0, at = start; index < part.length; index++, at += 3) {
    const inside = part[index] ?? 0;
    if (inside === 1) continue;
    into[at] = (into[at] ?? 0) * inside + NEUTRAL.r * (1 - inside);
    into[at + 1] = (into[at + 1] ?? 0) * inside + NEUTRAL.g * (1 - inside);
    into[at + 2] = (into[at + 2] ?? 0) * inside + NEUTRAL.b * (1 - inside);
  }
}

/** Undefined for a picture of the whole sphere, which has no border. */
export function createBorder({ pixels: { width, height }, round, zenith, nadir }: Grid): Border | undefined {
  if (round && zenith && nadir) return undefined;
  return {
    measure: ({ u, v, across, down, part }) => {
      for (let index = 0; index < part.length; index++) {
        const x = (u[index] ?? 0) + 0.5;
        const y = (v[index] ?? 0) + 0.5;
        const sides = round ? 1 : within(Math.min(x, width - x), across[index] ?? 0);
        const above = zenith ? 1 : within(y, down[index] ?? 0);
        const below = nadir ? 1 : within(height - y, down[index] ?? 0);
        part[index] = sides * above * below;
      }
    },
    blend,
  };
}
