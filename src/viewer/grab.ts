import { clamp, toDegrees, toRadians, wrapYaw, type Radians, type SpherePoint } from '../tour/angle';
import type { View } from '../tour/view';
import { pixelsPerRadian, pointUnder, type ScreenPoint, type Size } from '../tiles/screen';

const TURN = 2 * Math.PI;

const nearer = (a: Radians, b: Radians, to: Radians): Radians => (Math.abs(a - to) <= Math.abs(b - to) ? a : b);

/**
 * The view in which `grabbed` lies under `point`: what a finger that holds the picture does. With no roll there are at most two;
 * the one nearer to the present view is meant. Where there is none (a pole cannot be pulled aside), as near as it gets.
 */
export function viewHolding(grabbed: SpherePoint, point: ScreenPoint, view: View, size: Size): View {
  const scale = pixelsPerRadian(view.fov, size);
  const [x, y] = [(point.x - size.width / 2) / scale, (size.height / 2 - point.y) / scale];
  // The ray (x, y, 1) tilted by pitch has the height sin(pitch) + y·cos(pitch) = long·sin(pitch + slant).
  const [long, slant] = [Math.hypot(1, y), Math.atan(y)];
  const height = Math.sin(toRadians(grabbed.pitch)) * Math.hypot(x, y, 1);
  const lift = Math.asin(clamp(height / long, -1, 1));
  const present = toRadians(view.pitch);
  const beyond = Math.PI - lift - slant;
  const other = beyond > Math.PI ? beyond - TURN : beyond;
  const pitch = clamp(nearer(lift - slant, other, present), -Math.PI / 2, Math.PI / 2);
  const ahead = Math.cos(pitch) - y * Math.sin(pitch);
  const aside = Math.hypot(x, ahead) < 1e-9 ? toRadians(grabbed.yaw - view.yaw) : Math.atan2(x, ahead);
  return { yaw: wrapYaw(grabbed.yaw - toDegrees(aside)), pitch: toDegrees(pitch), fov: view.fov };
}

/** The view after zooming to `fov` that keeps the point of the picture under a point of the screen. */
export const zoomedAt = (point: ScreenPoint, fov: number, view: View, size: Size): View =>
  viewHolding(pointUnder(point, view, size), point, { ...view, fov }, size);
