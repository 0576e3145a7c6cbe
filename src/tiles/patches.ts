import type { PyramidData } from '../tour/pyramid-shape';
import { faceSize, tileEdges, tilesAcross, type Tile } from './pyramid';

/** A rectangle of a face, edges from 0 to 1. */
export interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is drawn in one place: this part of this tile's picture. No two patches overlap, so their order does not matter. */
export interface Patch {
  tile: Tile;
  edges: Edges;
}

export interface PatchNeeds {
  pyramid: PyramidData;
  /** Levels that exist. */
  levels: number;
  wanted: readonly Tile[];
  has(tile: Tile): boolean;
  /** The coarsest level that may stand in for a tile, where something better than the rest lies below it. */
  least(tile: Tile): number;
}

/** So many levels beyond the screen's resolution a picture would flicker. */
const FINEST = 3;

const overlap = (a: Edges, b: Edges): Edges => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

const isEmpty = ({ left, top, right, bottom }: Edges): boolean => right - left < 1e-9 || bottom - top < 1e-9;

/** The tiles of a level that show a tile's place, each with its part of it; undefined when one of them is not here. */
function partsOf(place: Tile, level: number, { pyramid, has }: PatchNeeds): Patch[] | undefined {
  const { face } = place;
  const edges = tileEdges(place, pyramid);
  const size = faceSize(pyramid, level);
  const last = tilesAcross(size, pyramid.tile) - 1;
  const index = (edge: number): number => Math.min(Math.floor((edge * size) / pyramid.tile), last);
  const parts: Patch[] = [];
  for (let y = index(edges.top); y <= index(edges.bottom); y++) {
    for (let x = index(edges.left); x <= index(edges.right); x++) {
      const tile = { level, face, x, y };
      const part = overlap(edges, tileEdges(tile, pyramid));
      if (isEmpty(part)) continue;
      if (!has(tile)) return undefined;
      parts.push({ tile, edges: part });
    }
  }
  return parts;
}

/** What stands in for a missing tile: the next coarser level that is whole there, else the next finer one. */
function standIns(tile: Tile, needs: PatchNeeds): Patch[] | undefined {
  for (let level = tile.level - 1; level >= needs.least(tile); level--) {
    const parts = partsOf(tile, level, needs);
    if (parts) return parts;
  }
  for (let level = tile.level + 1; level < Math.min(needs.levels, tile.level + 1 + FINEST); level++) {
    const parts = partsOf(tile, level, needs);
    if (parts) return parts;
  }
  return undefined;
}

/** What is drawn where. */
export interface Filling {
  patches: Patch[];
  /** Wanted tiles that are not here themselves. What is put together from other levels instead may gape by a pixel at their edges. */
  missing: Tile[];
}

/** Fills each wanted tile's place with the best that is here. */
export function fillPlaces(needs: PatchNeeds): Filling {
  const missing: Tile[] = [];
  const patches = needs.wanted.flatMap((tile) => {
    if (needs.has(tile)) return [{ tile, edges: tileEdges(tile, needs.pyramid) }];
    missing.push(tile);
    return standIns(tile, needs) ?? [];
  });
  return { patches, missing };
}
