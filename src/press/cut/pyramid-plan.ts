import { cubeLevels, faceFor, MOST_FACE_PIXELS } from '../../tiles/pyramid';
import type { PyramidData } from '../../tour/pyramid-shape';
import { COVERAGE_PIXELS, MOST_FALLBACK_PIXELS, TILE_PIXELS } from '../settings';

/** The cube that holds all that a panorama of `fullWidth` columns round the horizon shows. */
export function planPyramid(base: string, fullWidth: number): PyramidData {
  const levels = cubeLevels(Math.min(MOST_FACE_PIXELS, faceFor(fullWidth)), TILE_PIXELS);
  const fallback = levels.filter((face) => face <= MOST_FALLBACK_PIXELS).length;
  return {
    base,
    tile: TILE_PIXELS,
    levels,
    formats: [
      { type: 'avif', levels: levels.length },
      { type: 'webp', levels: fallback },
    ],
    coverage: COVERAGE_PIXELS,
  };
}
