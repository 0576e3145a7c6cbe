import { clamp, toDegrees, toRadians, turnBetween, wrapYaw, type Degrees } from '../tour/angle';
import type { Crop } from '../tour/media';
import type { Limits } from '../tour/scene';
import { LEAST_FOV, MOST_FOV, type View } from '../tour/view';
import { faceDensity } from '../tiles/level';
import { halfLong, type Size } from '../tiles/screen';

/** How far one may turn and zoom: what the manifest says of the view's centre, and what the picture itself allows. */
export interface ViewLimits extends Limits {
  /** The part of the sphere that a partial panorama shows; the screen never shows what lies outside. */
  crop?: Crop;
  /** Of a flat picture, which has limits of another kind. */
  flat?: (wanted: View, size: Size) => View;
  /** Pixels of the deepest level's face: one cannot zoom far beyond them. */
  face?: number;
}

interface Range {
  from: Degrees;
  to: Degrees;
}

/** CSS pixels that a pixel of the picture may fill. */
const LARGEST_PIXEL = 2;
/** However coarse the picture, one may come this near. */
const ALWAYS_ALLOWED: Degrees = 60;

export const isWhole = ({ left, right, top, bottom }: Crop): boolean =>
  right - left >= 360 && top >= 90 && bottom <= -90;

const within = (value: number, { from, to }: Range): number => (from > to ? (from + to) / 2 : clamp(value, from, to));

/** Nearest yaw in a range that may cross the picture's seam (from 170 to -170). */
function yawWithin(yaw: Degrees, { from, to }: Range): Degrees {
  const span = to >= from ? to - from : to - from + 360;
  return yawNear(yaw, from + span / 2, span / 2);
}

/** Nearest yaw that is no farther than `most` from a centre. */
const yawNear = (yaw: Degrees, centre: Degrees, most: Degrees): Degrees =>
  most >= 180 ? yaw : wrapYaw(centre + clamp(turnBetween(centre, yaw), -most, most));

/** `size` in CSS pixels. */
function leastFov(face: number | undefined, { width, height }: Size): Degrees {
  if (face === undefined) return LEAST_FOV;
  const density = faceDensity(face) * LARGEST_PIXEL;
  const sharpest = 2 * toDegrees(Math.atan(Math.max(width, height) / 2 / density));
  return clamp(sharpest, LEAST_FOV, ALWAYS_ALLOWED);
}

function limitZoom(fov: Degrees, limits: ViewLimits, size: Size): Degrees {
  const [least, most] = [limits.fov?.from ?? leastFov(limits.face, size), limits.fov?.to ?? MOST_FOV];
  return within(fov, { from: Math.max(least, LEAST_FOV), to: Math.min(most, MOST_FOV) });
}

/** Halves of the screen at distance 1 from the eye. */
const window = (fov: Degrees, { width, height }: Size): { across: number; up: number } => {
  const half = halfLong(fov) / Math.max(width, height);
  return { across: half * width, up: half * height };
};

/** Pitches at which neither edge of the screen passes the edge of the picture. A pole is no edge. */
function pitchesIn({ top, bottom }: Crop, up: number): Range {
  const half = toDegrees(Math.atan(up));
  return { from: bottom <= -90 ? -90 : bottom + half, to: top >= 90 ? 90 : top - half };
}

/** From the view's centre to the yaw of the corner that reaches farthest; 180 when a pole is on the screen. */
function reach(pitch: Degrees, { across, up }: { across: number; up: number }): Degrees {
  const p = toRadians(Math.abs(pitch));
  const ahead = Math.cos(p) - up * Math.sin(p);
  return ahead <= 1e-9 ? 180 : toDegrees(Math.atan2(across, ahead));
}

/** The largest part (0 to 1) of the way at which `fits` still holds, if it holds at 0. */
function farthest(fits: (part: number) => boolean): number {
  if (fits(1)) return 1;
  let [good, bad] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (good + bad) / 2;
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function limitToCrop(view: View, crop: Crop, size: Size): View {
  const width = crop.right - crop.left;
  const fits = (fov: Degrees, pitch: Degrees): boolean => {
    const half = window(fov, size);
    const { from, to } = pitchesIn(crop, half.up);
    return pitch >= from - 1e-9 && pitch <= to + 1e-9 && (width >= 360 || 2 * reach(pitch, half) <= width + 1e-9);
  };
  const level = (fov: Degrees): Degrees => within(0, pitchesIn(crop, window(fov, size).up));
  const zoom = (part: number): Degrees => 1 + part * (view.fov - 1);
  const fov = zoom(farthest((part) => fits(zoom(part), level(zoom(part)))));
  const half = window(fov, size);
  const [middle, wanted] = [level(fov), within(view.pitch, pitchesIn(crop, half.up))];
  const tilt = (part: number): Degrees => middle + part * (wanted - middle);
  const pitch = tilt(farthest((part) => fits(fov, tilt(part))));
  const room = width >= 360 ? 180 : Math.max(width / 2 - reach(pitch, half), 0);
  return { yaw: yawNear(view.yaw, crop.left + width / 2, room), pitch, fov };
}

/** The allowed view nearest to the wanted one; `size` is the screen's in CSS pixels. */
export function limitView(wanted: View, limits: ViewLimits, size: Size): View {
  if (limits.flat) return limits.flat(wanted, size);
  const view = {
    yaw: wrapYaw(limits.yaw ? yawWithin(wanted.yaw, limits.yaw) : wanted.yaw),
    pitch: clamp(limits.pitch ? within(wanted.pitch, limits.pitch) : wanted.pitch, -90, 90),
    fov: limitZoom(wanted.fov, limits, size),
  };
  return limits.crop ? limitToCrop(view, limits.crop, size) : view;
}
