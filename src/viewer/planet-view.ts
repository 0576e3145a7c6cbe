import { toRadians, type Degrees } from '../tour/angle';
import type { View } from '../tour/view';

/** A view that may be bent: `bend` 1 is stereographic, a little planet when one looks down; 0 is how the viewer draws. */
export interface PlanetView extends View {
  bend: number;
}

/** All of the ground and most of the sky. */
const PLANET_FOV: Degrees = 290;
const TURN: Degrees = 70;

const ease = (part: number): number => part * part * (3 - 2 * part);

/** From a little planet, 0, to a scene’s own view, 1. */
export function planetView(part: number, home: View): PlanetView {
  const gone = ease(part);
  const mix = (from: number, to: number): number => from + (to - from) * gone;
  return {
    yaw: mix(home.yaw - TURN, home.yaw),
    pitch: mix(-90, home.pitch),
    fov: mix(PLANET_FOV, home.fov),
    bend: 1 - ease(Math.max((part - 0.3) / 0.7, 0)),
  };
}

/** How far from the middle an angle is drawn, where 1 is a radian in the middle; `undo` in the shader is its inverse. */
export function bentRadius(angle: Degrees, bend: number): number {
  const theta = toRadians(angle);
  return ((1 + bend) * Math.sin(theta)) / (bend + Math.cos(theta));
}
