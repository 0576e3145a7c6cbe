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

/**
 * Levels in whole tiles along a face, so that no request goes for a sliver. With tiles of 432 pixels: 1 and 2 for small
 * screens and wide views, 4 for phones and full HD at 90 degrees, 6 for 1440 lines or half a zoom more, then doubling.
 */
const WHOLE_TILES = [1, 2, 4, 6, 12, 24] as const;

/** A level nearer than this below the top one is not worth its bytes on disk. */
const LEAST_STEP = 1.25;

/** What is left over beside whole tiles is dropped when it is at most this part of a tile. */
const SLIVER = 1 / 12;

/** Face sizes in ascending order; the last is `face`, perhaps without a sliver. */
export function cubeLevels(face: number, tile: number): number[] {
  const over = face % tile;
  const top = face > tile && over <= tile * SLIVER ? face - over : face;
  const lower = WHOLE_TILES.map((count) => count * tile).filter((size) => size * LEAST_STEP <= top);
  return [...lower, top];
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
