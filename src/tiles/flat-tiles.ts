import { FLAT_WIDTH } from '../tour/flat';
import { FLAT_HALF } from '../tour/frame';
import { toRadians } from '../tour/angle';
import type { PyramidData } from '../tour/pyramid-shape';
import type { View } from '../tour/view';
import { SHARP_ENOUGH } from './level';
import { tilesAcross, type Tile } from './pyramid';
import { halfLong, type Size } from './screen';

/** Of a picture, in parts of its width and height. */
export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const NO_SIZE: Size = { width: 0, height: 0 };

export function flatLevelSize({ levels }: PyramidData, level: number): Size {
  const size = levels[level];
  return typeof size === 'object' ? size : NO_SIZE;
}

/** Pixels a radian of a level. */
export const flatDensity = ({ width }: Size): number => width / (2 * FLAT_HALF);

/** The part of a picture that a screen shows at a view; it may reach beyond the picture. */
export function shownPart({ yaw, pitch, fov }: View, picture: Size, screen: Size): Rectangle {
  const shown = halfLong(fov) / FLAT_HALF / Math.max(screen.width, screen.height);
  const [across, down] = [shown * screen.width, (shown * screen.height * picture.width) / picture.height];
  const x = 0.5 + Math.tan(toRadians(yaw)) / (2 * FLAT_HALF);
  const y = 0.5 - (Math.tan(toRadians(pitch)) * picture.width) / picture.height / (2 * FLAT_HALF);
  return { left: x - across / 2, right: x + across / 2, top: y - down / 2, bottom: y + down / 2 };
}

/** The smallest of the first `levels` levels that is sharp at so many device pixels a radian, else the last of them. */
export function flatLevelFor(pyramid: PyramidData, levels: number, density: number): number {
  const last = Math.min(levels, pyramid.levels.length) - 1;
  for (let level = 0; level < last; level++) {
    if (flatDensity(flatLevelSize(pyramid, level)) * SHARP_ENOUGH >= density) return level;
  }
  return Math.max(last, 0);
}

/** Where a tile lies. Neighbours get exactly the same numbers for the edge they share. */
export function flatTileEdges({ level, x, y }: Tile, pyramid: PyramidData): Rectangle {
  const { width, height } = flatLevelSize(pyramid, level);
  const edge = (index: number, size: number): number => Math.min(index * pyramid.tile, size) / size;
  return { left: edge(x, width), top: edge(y, height), right: edge(x + 1, width), bottom: edge(y + 1, height) };
}

/** First and last tile along one side that a range shows; none when the last comes before the first. */
function tilesIn(from: number, to: number, size: number, tile: number): [first: number, last: number] {
  const most = tilesAcross(size, tile) - 1;
  return [Math.max(Math.floor((from * size) / tile), 0), Math.min(Math.ceil((to * size) / tile) - 1, most)];
}

/** From a tile's centre to the centre of what is shown, in widths of the picture. */
export function flatDistance(tile: Tile, pyramid: PyramidData, { yaw, pitch }: View): number {
  const { left, right, top, bottom } = flatTileEdges(tile, pyramid);
  const { width, height } = flatLevelSize(pyramid, tile.level);
  const [x, y] = [(left + right) / 2 - 0.5, (((top + bottom) / 2 - 0.5) * height) / width];
  return Math.hypot(x - yaw / FLAT_WIDTH, y + pitch / FLAT_WIDTH);
}

/** The tiles of a level that a view shows, nearest to its centre first. A plane has one face; tiles call it the front. */
export function flatTiles(pyramid: PyramidData, level: number, view: View, screen: Size): Tile[] {
  const size = flatLevelSize(pyramid, level);
  if (size.width === 0) return [];
  const shown = shownPart(view, size, screen);
  const [left, right] = tilesIn(shown.left, shown.right, size.width, pyramid.tile);
  const [top, bottom] = tilesIn(shown.top, shown.bottom, size.height, pyramid.tile);
  const tiles: Tile[] = [];
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) tiles.push({ level, face: 'f', x, y });
  const distance = new Map(tiles.map((tile) => [tile, flatDistance(tile, pyramid, view)]));
  return tiles.sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0));
}

/** The tile of the next lower level that holds a tile. */
export const flatStandIn = ({ level, face, x, y }: Tile): Tile | undefined =>
  level === 0 ? undefined : { level: level - 1, face, x: x >> 1, y: y >> 1 };
