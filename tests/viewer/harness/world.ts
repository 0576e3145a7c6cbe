import { toDirection, type Direction, type SpherePoint } from '../../../src/tour/angle';

/** A colour, each channel 0 to 255, not rounded. */
export type Colour = readonly [red: number, green: number, blue: number];

/** A picture of the whole sphere as a formula, so that tests know what each pixel must be. */
export type World = (direction: Direction) => Colour;

/** White discs at known directions, some on the edges and corners of cube faces, where mistakes would show. */
export const MARKS: readonly SpherePoint[] = [
  { yaw: 0, pitch: 0 },
  { yaw: 45, pitch: 0 },
  { yaw: 20, pitch: 12 },
  { yaw: -30, pitch: -20 },
  { yaw: 45, pitch: 35.26 },
  { yaw: 90, pitch: -20 },
  { yaw: 130, pitch: -35 },
  { yaw: 150, pitch: -10 },
  { yaw: 179, pitch: 25 },
  { yaw: -135, pitch: 10 },
  { yaw: -90, pitch: 45 },
  { yaw: -90, pitch: 70 },
  { yaw: 10, pitch: 89 },
  { yaw: 60, pitch: -60 },
  { yaw: 0, pitch: -88 },
];

const RADIUS = 0.02;
const EDGE = 0.004;
const DISCS = MARKS.map(toDirection);

const wave = (phase: number): number => 110 + 60 * Math.sin(phase);

/** Smooth colours with marks; `tint` makes worlds that differ. */
export const markedWorld =
  (tint: number): World =>
  (direction) => {
    const long = Math.hypot(...direction);
    const [x, y, z] = [direction[0] / long, direction[1] / long, direction[2] / long];
    let white = 0;
    for (const disc of DISCS) {
      const cosine = x * disc[0] + y * disc[1] + z * disc[2];
      if (cosine < 0.999) continue;
      const away = Math.acos(Math.min(cosine, 1));
      white = Math.max(white, Math.min(Math.max((RADIUS - away) / EDGE + 0.5, 0), 1));
    }
    const mix = (colour: number): number => colour + white * (255 - colour);
    return [mix(wave(4 * x + 2 * y + tint)), mix(wave(5 * y - 3 * z + 2 * tint)), mix(wave(4 * z + 3 * x + 3 * tint))];
  };

/** Squares of each grey from 0 to 255 on the front face, 16 by 16. */
export const greyWorld: World = ([x, y, z]) => {
  if (-z < Math.abs(x) || -z < Math.abs(y)) return [90, 90, 90];
  const [column, row] = [(x / -z + 1) * 8, (1 - y / -z) * 8].map((part) => Math.min(Math.floor(part), 15));
  const grey = (row ?? 0) * 16 + (column ?? 0);
  return [grey, grey, grey];
};
