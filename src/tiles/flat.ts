import type { PictureFormat, PyramidData } from '../tour/pyramid-shape';
import type { Size } from './screen';

/** Sizes of a flat picture in ascending order, each half of the next (rounded up), the smallest no larger than a tile. */
export function flatLevels(picture: Size, tile: number): Size[] {
  const levels = [picture];
  for (let { width, height } = picture; Math.max(width, height) > tile;) {
    [width, height] = [Math.ceil(width / 2), Math.ceil(height / 2)];
    levels.unshift({ width, height });
  }
  return levels;
}

/** A plane has one face, `p`. */
export const flatTilePath = (
  pyramid: PyramidData,
  { level, x, y }: { level: number; x: number; y: number },
  format: PictureFormat,
): string => `${pyramid.base}/${level}/p/${y}-${x}.${format}`;
