import { turnOf, type Tilt } from '../../tiles/tilt';
import type { Plane } from './plane';

/** The same plane as the tilted picture sees it, so that what is cut from it stands level. */
export function levelled(plane: Plane, tilt: Tilt | undefined): Plane {
  if (tilt === undefined || (tilt.pitch === 0 && tilt.roll === 0)) return plane;
  const turn = turnOf(tilt);
  return { ...plane, centre: turn(plane.centre), right: turn(plane.right), down: turn(plane.down) };
}
