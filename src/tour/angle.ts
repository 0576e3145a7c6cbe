/** An angle as manifests and addresses write it: yaw to the right, pitch up, 0/0 = centre of the picture. */
export type Degrees = number;
export type Radians = number;

/** Unit vector, x to the right of the picture's centre, y up, z towards the viewer (the centre lies at -z), as in three.js. */
export type Direction = readonly [x: number, y: number, z: number];

export interface SpherePoint {
  yaw: Degrees;
  pitch: Degrees;
}

export const toRadians = (angle: Degrees): Radians => (angle * Math.PI) / 180;
export const toDegrees = (angle: Radians): Degrees => (angle * 180) / Math.PI;

/** The same yaw within -180 (included) and 180 (not included). */
export const wrapYaw = (yaw: Degrees): Degrees => yaw - 360 * Math.floor((yaw + 180) / 360);

/** The short way round from one yaw to another, -180 to 180, positive to the right. */
export const turnBetween = (from: Degrees, to: Degrees): Degrees => wrapYaw(to - from);

export const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

export function toDirection({ yaw, pitch }: SpherePoint): Direction {
  const [y, p] = [toRadians(yaw), toRadians(pitch)];
  return [Math.sin(y) * Math.cos(p), Math.sin(p), -Math.cos(y) * Math.cos(p)];
}

/** The inverse of `toDirection`; the direction need not have length 1. */
export function toSpherePoint([x, y, z]: Direction): SpherePoint {
  return { yaw: toDegrees(Math.atan2(x, -z)), pitch: toDegrees(Math.atan2(y, Math.hypot(x, z))) };
}

/** Angle between two directions as seen from the eye, 0 to 180. */
export function angleBetween(a: SpherePoint, b: SpherePoint): Degrees {
  const [ax, ay, az] = toDirection(a);
  const [bx, by, bz] = toDirection(b);
  return toDegrees(Math.acos(clamp(ax * bx + ay * by + az * bz, -1, 1)));
}

/** Compass bearing (0 north, 90 east) of a yaw in a picture whose centre faces `heading`. */
export const toBearing = (yaw: Degrees, heading: Degrees): Degrees => (((yaw + heading) % 360) + 360) % 360;
