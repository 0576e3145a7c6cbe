import type { Face } from './face';
import type { PictureFormat, PyramidData } from '../tour/pyramid-shape';

/** One tile of a cube pyramid. Columns and rows start at 0 in the face's upper left corner. */
export interface Tile {
  level: number;
  face: Face;
  x: number;
  y: number;
}

export const MOST_FACE_PIXELS = 8_192;

/** Face size that holds all that an equirectangular picture of `fullWidth` shows at its horizon, a multiple of 8. */
export const faceFor = (fullWidth: number): number => Math.max(8, Math.round(fullWidth / Math.PI / 8) * 8);

/** Face sizes in ascending order, each half of the next (rounded up), the smallest no larger than a tile. */
export function cubeLevels(face: number, tile: number): number[] {
  const levels = [face];
  for (let size = face; size > tile;) {
    size = Math.ceil(size / 2);
    levels.unshift(size);
  }
  return levels;
}

export const faceSize = (pyramid: PyramidData, level: number): number => {
  const size = pyramid.levels[level];
  return typeof size === 'number' ? size : 0;
};

/** Tiles along one side of a face. The last column and row may be narrower than the rest. */
export const tilesAcross = (face: number, tile: number): number => Math.ceil(face / tile);

/** Edges of a tile on its face, 0 to 1. Neighbours get exactly the same numbers for the edge they share. */
export function tileEdges(
  tile: Tile,
  pyramid: PyramidData,
): { left: number; top: number; right: number; bottom: number } {
  const size = faceSize(pyramid, tile.level);
  const edge = (index: number): number => Math.min(index * pyramid.tile, size) / size;
  return { left: edge(tile.x), top: edge(tile.y), right: edge(tile.x + 1), bottom: edge(tile.y + 1) };
}

/** Path of a tile below the tour's published folder. */
export const tilePath = (pyramid: PyramidData, { level, face, x, y }: Tile, format: PictureFormat): string =>
  `${pyramid.base}/${level}/${face}/${y}-${x}.${format}`;

export const coveragePath = (pyramid: PyramidData, format: PictureFormat): string =>
  `${pyramid.base}/coverage.${format}`;

export const tileKey = ({ level, face, x, y }: Tile): string => `${level}${face}${y}-${x}`;
