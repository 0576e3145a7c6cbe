import { createBorder } from './border';
import { createLocate } from './locate';
import type { Plane, Window } from './plane';
import { createPlaces, createSampler } from './sampler';
import { gridFor, type Sphere } from './sphere';

/** Draws a window of a plane as sRGB triples. */
export function renderPlane(sphere: Sphere, plane: Plane, window: Window): Uint8ClampedArray {
  const { centre, right, down, scale } = plane;
  const grid = gridFor(sphere, scale);
  const [locate, sample, border] = [createLocate(grid, plane), createSampler(grid), createBorder(grid)];
  const places = createPlaces(window.width);
  const out = new Uint8ClampedArray(window.width * window.height * 3);
  const s = (window.x + 0.5 - plane.width / 2) / scale;
  const step = [right[0] / scale, right[1] / scale, right[2] / scale] as const;
  for (let row = 0; row < window.height; row++) {
    const t = (window.y + row + 0.5 - plane.height / 2) / scale;
    const x = centre[0] + t * down[0] + s * right[0];
    const y = centre[1] + t * down[1] + s * right[1];
    const z = centre[2] + t * down[2] + s * right[2];
    locate({ x, y, z, step }, places);
    border?.measure(places);
    sample(places, out, row * window.width * 3);
    border?.blend(places, out, row * window.width * 3);
  }
  return out;
}
