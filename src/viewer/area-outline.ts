import { clip, frustumOf } from '../tiles/frustum';
import { toScreen, type Size } from '../tiles/screen';
import { toDirection, type SpherePoint } from '../tour/angle';
import type { View } from '../tour/view';

/** Corners lie well beyond the edges of the screen, so that no edge of it is drawn as one of the area. */
const ROOM = 40;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * The path of an area's outline on the screen, cut off where it leaves it; empty when nothing of it is seen. Great circles are
 * straight lines on the screen, so its corners are enough.
 */
export function areaPath(outline: readonly SpherePoint[], view: View, size: Size): string {
  const half = Math.max(size.width, size.height);
  const wide = { width: size.width + 2 * ROOM, height: size.height + 2 * ROOM };
  // The same view through a larger window: its field of view grows with its longer side.
  const scale = (half + 2 * ROOM) / half;
  const fov = (Math.atan(Math.tan((view.fov * Math.PI) / 360) * scale) * 360) / Math.PI;
  const seen = clip(outline.map(toDirection), frustumOf({ ...view, fov }, wide));
  const points = seen.flatMap((corner) => toScreen(corner, view, size) ?? []);
  return points.length < 3 ? '' : `M${points.map(({ x, y }) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`;
}
