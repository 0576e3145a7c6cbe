import { cameraAxes, halfLong, type Size } from '../tiles/screen';
import { toRadians, type Direction } from '../tour/angle';
import type { Overlay } from '../tour/overlay';

/** An overlay that lies on the sphere; a rectangle lies on a flat picture instead. */
export type SphereOverlay = Exclude<Overlay, { projection: 'rectangle' }>;

/** A photograph in space: its axes, and half its width and height at distance 1 from the eye. */
export interface PhotoFrame {
  right: Direction;
  up: Direction;
  forward: Direction;
  half: readonly [across: number, above: number];
}

const mix = (a: Direction, b: Direction, partA: number, partB: number): Direction => [
  a[0] * partA + b[0] * partB,
  a[1] * partA + b[1] * partB,
  a[2] * partA + b[2] * partB,
];

/** Where a flat overlay lies; a whole panorama has no frame. `size` is the picture's, in any unit. */
export function photoFrame(overlay: SphereOverlay, { width, height }: Size): PhotoFrame | undefined {
  if (overlay.projection === 'panorama') return undefined;
  const { forward, right, up } = cameraAxes(overlay.centre);
  const roll = toRadians(overlay.roll ?? 0);
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  const half = halfLong(overlay.fov) / Math.max(width, height);
  return {
    right: mix(right, up, c, -s),
    up: mix(up, right, c, s),
    forward,
    half: [half * width, half * height],
  };
}
