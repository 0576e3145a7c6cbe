import { angleBetween, toSpherePoint, turnBetween, type Degrees, type SpherePoint } from '../tour/angle';
import { faceDirection } from './face';
import { tileEdges, type Tile } from './pyramid';
import type { PyramidData } from '../tour/pyramid-shape';
import type { Way } from './turning';

/** As the GPU stores it: four bytes a pixel. */
export const pictureBytes = (width: number, height: number): number => width * height * 4;

/** 62 MB is what cheap phones bear beside a browser; it holds a screen of tiles several times over. */
const LEAST_BYTES = 62_000_000;

export interface Device {
  /** GB as the browser tells it (not all do, none more than 8). */
  memory: number | undefined;
  /** The main pointer is a finger. */
  coarse: boolean;
}

/** How many bytes of pictures a device's GPU may hold for us: the one place that says so. */
export function budgetFor({ memory, coarse }: Device): number {
  if ((memory ?? (coarse ? 4 : 8)) < 8) return LEAST_BYTES;
  return coarse ? 110_000_000 : 160_000_000;
}

/** Each sheet in view costs a call for drawing: with the coverage, the poster and a fading scene never more than 19. */
export const MOST_SHEETS = 16;

/** Layers of a sheet, so that the whole budget is that many sheets. */
export const layersFor = (budget: number, tile: number): number =>
  Math.max(1, Math.ceil(budget / pictureBytes(tile, tile) / MOST_SHEETS));

/** Sheets for which so many bytes are enough. */
export const sheetsIn = (bytes: number, tile: number, layers: number): number =>
  Math.min(Math.max(1, Math.floor(bytes / (pictureBytes(tile, tile) * layers))), MOST_SHEETS);

/** So far behind a steady turn a tile is still kept for those who turn back. */
const BEHIND: Degrees = 45;

/**
 * How far a tile is from being looked at again. In a steady turn that is farthest for what was just left behind: it comes
 * round last. (So neither the least recently used nor the opposite side may go first then: they are the next.)
 */
export function farness(tile: Tile, pyramid: PyramidData, view: SpherePoint, way: Way): Degrees {
  const { left, top, right, bottom } = tileEdges(tile, pyramid);
  const centre = toSpherePoint(faceDirection(tile.face, (left + right) / 2, (top + bottom) / 2));
  const angle = angleBetween(centre, view);
  const ahead = turnBetween(view.yaw, centre.yaw) * way;
  return angle > BEHIND && ahead < -BEHIND ? 360 + ahead : angle;
}
