import type { PyramidData } from '../tour/pyramid-shape';
import { faceSize } from './pyramid';

/** A picture may be drawn this much larger than its pixels and still count as sharp. */
export const SHARP_ENOUGH = 1.12;

/**
 * The same for a face's very middle, its coarsest place: 20 degrees from there it is denser by an eighth. It lets the same
 * level serve phones from 85 degrees on.
 */
const MIDDLE_SHARP_ENOUGH = 1.16;

/** Pixels a radian at the centre of a cube's face. */
export const faceDensity = (face: number): number => face / 2;

/** The smallest of the first `levels` levels that is sharp at so many device pixels a radian, else the last of them. */
export function levelFor(pyramid: PyramidData, levels: number, density: number): number {
  const last = Math.min(levels, pyramid.levels.length) - 1;
  for (let level = 0; level < last; level++) {
    if (faceDensity(faceSize(pyramid, level)) * MIDDLE_SHARP_ENOUGH >= density) return level;
  }
  return Math.max(last, 0);
}
