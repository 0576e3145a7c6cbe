import { toDirection, toRadians, type Degrees, type Direction, type SpherePoint } from '../../tour/angle';

const dot = (a: Direction, b: Direction): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** The point that a ray through the middle of the sphere is aimed at: the nearest within some degrees. `ray` has length 1. */
export function aimedAt<P extends { at: SpherePoint }>(
  ray: Direction,
  points: readonly P[],
  within: Degrees,
): P | undefined {
  let best: P | undefined;
  let most = Math.cos(toRadians(within));
  for (const point of points) {
    const along = dot(ray, toDirection(point.at));
    if (along < most) continue;
    [best, most] = [point, along];
  }
  return best;
}
