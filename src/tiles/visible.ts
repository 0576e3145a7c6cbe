import type { Radians } from '../tour/angle';
import type { PyramidData } from '../tour/pyramid-shape';
import { FACES, faceDirection, type Face } from './face';
import { clip, holds, isBeyond, seenOf, type Frustum, type Polygon } from './frustum';
import { faceSize, tileEdges, tilesAcross, type Tile } from './pyramid';

export interface VisibleTile {
  tile: Tile;
  /** From the centre of the view to the nearest part of the tile that is seen. */
  angle: Radians;
}

/** A rectangle of tiles of one face: first and last column and row. */
interface Area {
  face: Face;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A part of a level that is looked at as a whole, and only where the view cuts it, by its halves. */
interface Block {
  corners: Polygon;
  /** The first one, or the only one. */
  tile: Tile;
  /** None of a single tile. */
  halves(): readonly Block[];
}

/** Less than this on the window at distance 1 cannot hold a pixel's centre: a hundredth of a pixel on a screen of 10,000. */
const NOTHING = 1e-10;

function cornersOf({ face, left, top, right, bottom }: Area, level: number, pyramid: PyramidData): Polygon {
  const first = tileEdges({ level, face, x: left, y: top }, pyramid);
  const last = tileEdges({ level, face, x: right, y: bottom }, pyramid);
  return [
    faceDirection(face, first.left, first.top),
    faceDirection(face, last.right, first.top),
    faceDirection(face, last.right, last.bottom),
    faceDirection(face, first.left, last.bottom),
  ];
}

function halve(area: Area): readonly Area[] {
  const { left, top, right, bottom } = area;
  if (left === right && top === bottom) return [];
  if (right - left >= bottom - top) {
    const middle = (left + right) >> 1;
    return [
      { ...area, right: middle },
      { ...area, left: middle + 1 },
    ];
  }
  const middle = (top + bottom) >> 1;
  return [
    { ...area, bottom: middle },
    { ...area, top: middle + 1 },
  ];
}

function blockOf(area: Area, level: number, pyramid: PyramidData): Block {
  let halves: readonly Block[] | undefined;
  return {
    corners: cornersOf(area, level, pyramid),
    tile: { level, face: area.face, x: area.left, y: area.top },
    halves: () => (halves ??= halve(area).map((half) => blockOf(half, level, pyramid))),
  };
}

/** Sizes of levels whose blocks are remembered, for the next frame and the next scene: made anew, they were most of a frame's garbage. */
const MOST_SIZES = 8;
const remembered = new Map<string, readonly Block[]>();

/** The faces of a level. */
function facesOf(pyramid: PyramidData, level: number): readonly Block[] {
  const size = faceSize(pyramid, level);
  const last = tilesAcross(size, pyramid.tile) - 1;
  if (last < 0) return [];
  const key = `${level} ${size} ${pyramid.tile}`;
  const known = remembered.get(key);
  if (known) return known;
  // What closes over a pyramid would keep a whole tour in memory.
  const shape: PyramidData = { base: '', tile: pyramid.tile, levels: [...pyramid.levels], formats: [] };
  const faces = FACES.map((face) => blockOf({ face, left: 0, top: 0, right: last, bottom: last }, level, shape));
  const [oldest] = remembered.keys();
  if (remembered.size === MOST_SIZES && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, faces);
  return faces;
}

/**
 * The tiles of a level that a view shows, exactly, nearest to its centre first. Those whose visible part lies behind
 * `hidden` (the window of a poster that is drawn on top) are left out. Blocks of tiles outside the view are dropped whole.
 */
export function visibleTiles(pyramid: PyramidData, level: number, frustum: Frustum, hidden?: Frustum): VisibleTile[] {
  const blocks = [...facesOf(pyramid, level)];
  const found: VisibleTile[] = [];
  for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
    if (isBeyond(frustum, block.corners) || (hidden !== undefined && holds(hidden, block.corners))) continue;
    const halves = block.halves();
    if (halves.length > 0) {
      blocks.push(...halves);
      continue;
    }
    const seen = clip(block.corners, frustum);
    if (seen.length === 0 || (hidden !== undefined && holds(hidden, seen))) continue;
    const { angle, area } = seenOf(seen, frustum);
    if (area > NOTHING) found.push({ tile: block.tile, angle });
  }
  return found.sort((a, b) => a.angle - b.angle);
}
