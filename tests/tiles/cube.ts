import { cubeLevels } from '../../src/tiles/pyramid';
import type { PyramidData } from '../../src/tour/pyramid-shape';

export const cube = (face: number, tile = 512): PyramidData => {
  const levels = cubeLevels(face, tile);
  return { base: 'scene', tile, levels, formats: [{ type: 'avif', levels: levels.length }], coverage: 256 };
};
