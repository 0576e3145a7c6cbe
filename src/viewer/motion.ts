import { turnBetween, type Degrees } from '../tour/angle';
import { flatScale } from '../tour/flat';
import type { View } from '../tour/view';
import { halfLong } from '../tiles/screen';
import { zoomed } from './zoom';

export interface Moment {
  view: View;
  done: boolean;
}

/** Where the view is at a time in milliseconds. */
export type Motion = (now: number) => Moment;

/** Degrees a millisecond. */
export interface Speed {
  yaw: number;
  pitch: number;
}

/** After this many milliseconds a glide has 1/e of its speed. */
const FRICTION = 320;
/** A glide ends when less than this is left of its way. */
const REST: Degrees = 0.02;

/** The picture goes on turning after a finger that left it in motion, slower and slower. */
export function glide(from: View, speed: Speed, start: number): Motion {
  const way = Math.hypot(speed.yaw, speed.pitch) * FRICTION;
  return (now) => {
    const left = Math.exp(-Math.max(now - start, 0) / FRICTION);
    const gone = (1 - left) * FRICTION;
    const view = { yaw: from.yaw + speed.yaw * gone, pitch: from.pitch + speed.pitch * gone, fov: from.fov };
    return { view, done: way * left < REST * flatScale(from) };
  };
}

const easeOut = (part: number): number => 1 - (1 - part) ** 3;

/** Part of the way at a time: quick at first, then slower. */
export const partAt = (now: number, start: number, milliseconds: number): number =>
  milliseconds <= 0 ? 1 : Math.min(Math.max(now - start, 0) / milliseconds, 1);

/** Between two fields of view, so that the picture grows by the same factor in the same time. */
export const fovBetween = (from: Degrees, to: Degrees, part: number): Degrees =>
  zoomed(from, (halfLong(from) / halfLong(to)) ** part);

function onTheWay(from: View, to: View, partOf: (now: number) => number, pace: (part: number) => number): Motion {
  const turn = turnBetween(from.yaw, to.yaw);
  return (now) => {
    const part = partOf(now);
    const eased = pace(part);
    const view = {
      yaw: from.yaw + turn * eased,
      pitch: from.pitch + (to.pitch - from.pitch) * eased,
      fov: fovBetween(from.fov, to.fov, eased),
    };
    return { view: part === 1 ? to : view, done: part === 1 };
  };
}

/** To another view, the short way round. */
export const ease = (from: View, to: View, start: number, milliseconds: number): Motion =>
  onTheWay(from, to, (now) => partAt(now, start, milliseconds), easeOut);

/** The same, as fast at its end as at its beginning. */
export const steady = (from: View, to: View, start: number, milliseconds: number): Motion =>
  onTheWay(
    from,
    to,
    (now) => partAt(now, start, milliseconds),
    (part) => part,
  );

/** Zooms to a field of view; `at` makes the view that keeps what shall stay in place. */
export function easeZoom(from: Degrees, to: Degrees, start: number, at: (fov: Degrees) => View): Motion {
  return (now) => {
    const part = partAt(now, start, ZOOM_TIME);
    return { view: at(part === 1 ? to : fovBetween(from, to, easeOut(part))), done: part === 1 };
  };
}

export const ZOOM_TIME = 300;
