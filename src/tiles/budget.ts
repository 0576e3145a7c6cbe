import { angleBetween, toSpherePoint, turnBetween, type Degrees, type SpherePoint } from '../tour/angle';
import { faceDirection } from './face';
import { tileEdges, type Tile } from './pyramid';
import type { PyramidData } from '../tour/pyramid-shape';
import type { Way } from './turning';

export interface Held {
  key: string;
  bytes: number;
  /** Part of the present picture: never dropped. */
  needed: boolean;
  /** See `farness`. */
  farness: Degrees;
}

/** As the GPU stores it: four bytes a pixel. */
export const pictureBytes = (width: number, height: number): number => width * height * 4;

/** 62 MB is what cheap phones bear beside a browser; it holds a screen of tiles several times over. */
const LEAST_BYTES = 62_000_000;

/** `memory` in GB as the browser tells it (not all do, none more than 8); `coarse`: the main pointer is a finger. */
export function budgetFor(memory: number | undefined, coarse: boolean): number {
  if ((memory ?? (coarse ? 4 : 8)) < 8) return LEAST_BYTES;
  return coarse ? 110_000_000 : 160_000_000;
}

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

/** Keys of what must go so that the rest fits, the farthest first. */
export function overBudget(held: readonly Held[], most: number): string[] {
  let total = held.reduce((sum, { bytes }) => sum + bytes, 0);
  const gone: string[] = [];
  for (const { key, bytes } of held.filter(({ needed }) => !needed).sort((a, b) => b.farness - a.farness)) {
    if (total <= most) break;
    total -= bytes;
    gone.push(key);
  }
  return gone;
}
