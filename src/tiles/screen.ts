import { toRadians, toDegrees, toSpherePoint, type Direction, type Degrees, type SpherePoint } from '../tour/angle';
import type { View } from '../tour/view';

/** Width and height of a viewport or picture, in any one unit. */
export interface Size {
  width: number;
  height: number;
}

export interface ScreenPoint {
  x: number;
  y: number;
}

/** The camera's axes in the picture's frame: where it looks, its right, its up. There is no roll. */
export interface CameraAxes {
  forward: Direction;
  right: Direction;
  up: Direction;
}

export function cameraAxes({ yaw, pitch }: SpherePoint): CameraAxes {
  const [y, p] = [toRadians(yaw), toRadians(pitch)];
  const [sy, cy, sp, cp] = [Math.sin(y), Math.cos(y), Math.sin(p), Math.cos(p)];
  return { forward: [sy * cp, sp, -cy * cp], right: [cy, 0, sy], up: [-sy * sp, cp, cy * sp] };
}

const dot = (a: Direction, b: Direction): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Half the longer side of the viewport at distance 1 from the eye. */
export const halfLong = (fov: Degrees): number => Math.tan(toRadians(fov) / 2);

/** Pixels per unit of the picture plane at distance 1: also pixels per radian at the centre of the view. */
export const pixelsPerRadian = (fov: Degrees, { width, height }: Size): number =>
  Math.max(width, height) / 2 / halfLong(fov);

/** Where a direction falls on the screen, from its upper left corner; undefined behind the eye. Gnomonic projection. */
export function toScreen(direction: Direction, view: View, size: Size): ScreenPoint | undefined {
  const axes = cameraAxes(view);
  const depth = dot(direction, axes.forward);
  if (depth <= 1e-6) return undefined;
  const scale = pixelsPerRadian(view.fov, size) / depth;
  return {
    x: size.width / 2 + dot(direction, axes.right) * scale,
    y: size.height / 2 - dot(direction, axes.up) * scale,
  };
}

/** The direction behind a point of the screen: the inverse of `toScreen`. Not normalised. */
export function fromScreen({ x, y }: ScreenPoint, view: View, size: Size): Direction {
  const { forward, right, up } = cameraAxes(view);
  const scale = pixelsPerRadian(view.fov, size);
  const [gx, gy] = [(x - size.width / 2) / scale, (size.height / 2 - y) / scale];
  return [
    forward[0] + gx * right[0] + gy * up[0],
    forward[1] + gx * right[1] + gy * up[1],
    forward[2] + gx * right[2] + gy * up[2],
  ];
}

export const pointUnder = (point: ScreenPoint, view: View, size: Size): SpherePoint =>
  toSpherePoint(fromScreen(point, view, size));

/** The angle that the shorter side spans when the longer one spans `fov`. */
export const shortFov = (fov: Degrees, { width, height }: Size): Degrees =>
  2 * toDegrees(Math.atan((halfLong(fov) * Math.min(width, height)) / Math.max(width, height)));

/** What cameras such as three's want: the angle along the height. */
export const verticalFov = (fov: Degrees, size: Size): Degrees =>
  size.height >= size.width ? fov : shortFov(fov, size);
