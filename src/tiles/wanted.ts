import type { PyramidData } from '../tour/pyramid-shape';
import type { Frustum } from './frustum';
import { levelFor } from './level';
import type { Tile } from './pyramid';
import { visibleTiles } from './visible';

export interface WantedNeeds {
  pyramid: PyramidData;
  /** Levels that exist in the format that the browser shows. */
  levels: number;
  /** Device pixels a radian. */
  density: number;
  frustum: Frustum;
  /** The window of a poster that is as good, if there is one. */
  hidden: Frustum | undefined;
  /** Tiles that memory has room for. */
  room: number;
}

export interface Wanted {
  level: number;
  /** Best first. */
  tiles: readonly Tile[];
}

/** The tiles that show a view at the screen's resolution; a coarser level's where memory cannot hold them all. */
export function wantedTiles({ pyramid, levels, density, frustum, hidden, room }: WantedNeeds): Wanted {
  if (levels === 0) return { level: 0, tiles: [] };
  for (let level = levelFor(pyramid, levels, density); ; level--) {
    const tiles = visibleTiles(pyramid, level, frustum, hidden).map(({ tile }) => tile);
    if (tiles.length <= room || level === 0) return { level, tiles };
  }
}
