import type { Radians } from '../tour/angle';
import type { PyramidData } from '../tour/pyramid-shape';
import { FACES, faceDirection, type Face } from './face';
import { clip, holds, seenOf, type Frustum, type Polygon } from './frustum';
import { faceSize, tileEdges, tilesAcross, type Tile } from './pyramid';

export interface VisibleTile {
  tile: Tile;
  /** From the centre of the view to the nearest part of the tile that is seen. */
  angle: Radians;
}

/** A rectangle of tiles of one face: first and last column and row. */
interface Block {
  face: Face;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Less than this on the window at distance 1 cannot hold a pixel's centre: a hundredth of a pixel on a screen of 10,000. */
const NOTHING = 1e-10;

function corners({ face, left, top, right, bottom }: Block, level: number, pyramid: PyramidData): Polygon {
  const first = tileEdges({ level, face, x: left, y: top }, pyramid);
  const last = tileEdges({ level, face, x: right, y: bottom }, pyramid);
  return [
    faceDirection(face, first.left, first.top),
    faceDirection(face, last.right, first.top),
    faceDirection(face, last.right, last.bottom),
    faceDirection(face, first.left, last.bottom),
  ];
}

function halves(block: Block): [Block, Block] {
  const { left, top, right, bottom } = block;
  if (right - left >= bottom - top) {
    const middle = (left + right) >> 1;
    return [
      { ...block, right: middle },
      { ...block, left: middle + 1 },
    ];
  }
  const middle = (top + bottom) >> 1;
  return [
    { ...block, bottom: middle },
    { ...block, top: middle + 1 },
  ];
}

/**
 * The tiles of a level that a view shows, exactly, nearest to its centre first. Those whose visible part lies behind
 * `hidden` (the window of a poster that is drawn on top) are left out. Blocks of tiles outside the view are dropped whole.
 */
export function visibleTiles(pyramid: PyramidData, level: number, frustum: Frustum, hidden?: Frustum): VisibleTile[] {
  const last = tilesAcross(faceSize(pyramid, level), pyramid.tile) - 1;
  if (last < 0) return [];
  const blocks: Block[] = FACES.map((face) => ({ face, left: 0, top: 0, right: last, bottom: last }));
  const found: VisibleTile[] = [];
  for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
    const seen = clip(corners(block, level, pyramid), frustum);
    if (seen.length === 0 || (hidden !== undefined && holds(hidden, seen))) continue;
    if (block.left < block.right || block.top < block.bottom) {
      blocks.push(...halves(block));
      continue;
    }
    const { angle, area } = seenOf(seen, frustum);
    if (area > NOTHING) found.push({ tile: { level, face: block.face, x: block.left, y: block.top }, angle });
  }
  return found.sort((a, b) => a.angle - b.angle);
}
