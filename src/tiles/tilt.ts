import { toRadians, type Degrees, type Direction } from '../tour/angle';
import { cameraAxes } from './screen';

/** As GPano has it: pitch up, and a roll that turns the horizon counter-clockwise in the picture. */
export interface Tilt {
  pitch: Degrees;
  roll: Degrees;
}

export type Turn = (direction: Direction) => Direction;

const dot = (a: Direction, b: Direction): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const mix = (a: Direction, s: number, b: Direction, t: number): Direction => [
  a[0] * s + b[0] * t,
  a[1] * s + b[1] * t,
  a[2] * s + b[2] * t,
];

/** From the level world to the picture of a camera that stood tilted. */
export function turnOf({ pitch, roll }: Tilt): Turn {
  const { forward, right, up } = cameraAxes({ yaw: 0, pitch });
  const [sin, cos] = [Math.sin(toRadians(roll)), Math.cos(toRadians(roll))];
  const x = mix(right, cos, up, -sin);
  const y = mix(up, cos, right, sin);
  return (direction) => [dot(direction, x), dot(direction, y), -dot(direction, forward)];
}
