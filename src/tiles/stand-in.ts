import type { PyramidData } from '../tour/pyramid-shape';
import { faceSize, tileEdges, tilesAcross, type Tile } from './pyramid';

/** The tile of the next lower level that lies behind a tile's centre; undefined below the lowest. */
export function standIn(tile: Tile, pyramid: PyramidData): Tile | undefined {
  if (tile.level === 0) return undefined;
  const { left, top, right, bottom } = tileEdges(tile, pyramid);
  const size = faceSize(pyramid, tile.level - 1);
  const last = tilesAcross(size, pyramid.tile) - 1;
  const index = (part: number): number => Math.min(Math.floor((part * size) / pyramid.tile), last);
  return { level: tile.level - 1, face: tile.face, x: index((left + right) / 2), y: index((top + bottom) / 2) };
}
