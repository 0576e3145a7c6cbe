import { flatLevels } from '../../tiles/flat';
import type { Size } from '../../tiles/screen';
import type { PyramidData } from '../../tour/pyramid-shape';
import { MOST_FALLBACK_PIXELS, TILE_PIXELS } from '../settings';

/** A flat picture in its own size and halves of it. */
export function planFlatPyramid(base: string, { width, height }: Size): PyramidData {
  const levels = flatLevels({ width, height }, TILE_PIXELS);
  const fallback = levels.filter((level) => Math.max(level.width, level.height) <= MOST_FALLBACK_PIXELS).length;
  return {
    base,
    tile: TILE_PIXELS,
    levels,
    formats: [
      { type: 'avif', levels: levels.length },
      { type: 'webp', levels: fallback },
    ],
  };
}
