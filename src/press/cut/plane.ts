import type { Direction } from '../../tour/angle';
import type { View } from '../../tour/view';
import { FACE_AXES, type Face } from '../../tiles/face';
import { cameraAxes, pixelsPerRadian, type Size } from '../../tiles/screen';

/** A flat picture at distance 1 from the eye: a face of the cube, or what a camera sees. */
export interface Plane extends Size {
  /** Unit vectors: to the picture's middle, towards its right and lower edge. */
  centre: Direction;
  right: Direction;
  down: Direction;
  /** Pixels per unit, which at the middle is pixels a radian. */
  scale: number;
}

/** A rectangle of a plane's pixels. */
export interface Window extends Size {
  x: number;
  y: number;
}

export const facePlane = (face: Face, size: number): Plane => {
  const { normal, right, down } = FACE_AXES[face];
  return { centre: normal, right, down, width: size, height: size, scale: size / 2 };
};

export function viewPlane(view: View, size: Size): Plane {
  const { forward, right, up } = cameraAxes(view);
  const down: Direction = [-up[0], -up[1], -up[2]];
  return { centre: forward, right, down, ...size, scale: pixelsPerRadian(view.fov, size) };
}

export const wholeOf = ({ width, height }: Size): Window => ({ x: 0, y: 0, width, height });
