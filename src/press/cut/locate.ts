import type { Plane } from './plane';
import type { Places } from './sampler';
import type { Grid } from './sphere';

/** Keeps the direction of a pole itself finite. */
const TINY = 1e-12;

/** A row of directions: the first one, and the step from one to the next. */
export interface DirectionRow {
  x: number;
  y: number;
  z: number;
  step: readonly [x: number, y: number, z: number];
}

/**
 * Finds a row of directions (with a component of 1 along the plane's normal) in the picture. Longitude changes by 1/h a
 * unit, h being the distance from the vertical axis, latitude by 1/d, d being the distance from the eye; both less what
 * of the change points along the normal and so leaves the plane.
 */
export function createLocate(grid: Grid, { centre, scale }: Plane): (row: DirectionRow, places: Places) => void {
  const { left, top, across, down, cylindrical } = grid;
  const [nx, ny, nz] = centre;
  const perUnitAcross = across / scale;
  const perUnitDown = down / scale;
  return ({ x: x0, y: y0, z: z0, step: [dx, dy, dz] }, places) => {
    for (let index = 0; index < places.u.length; index++) {
      const x = x0 + index * dx;
      const y = y0 + index * dy;
      const z = z0 + index * dz;
      const h2 = x * x + z * z + TINY;
      const d2 = h2 + y * y;
      const h = Math.sqrt(h2);
      const sideways = (nz * x - nx * z) / h;
      const upwards = ny * d2 - y;
      const rise = perUnitDown * Math.sqrt(Math.max(0, (1 - (upwards * upwards) / (h2 * d2)) / d2));
      places.u[index] = (Math.atan2(x, -z) - left) * across - 0.5;
      places.across[index] = (perUnitAcross * Math.sqrt(Math.max(0, 1 - sideways * sideways))) / h;
      places.v[index] = (top - (cylindrical ? y / h : Math.atan2(y, h))) * down - 0.5;
      places.down[index] = cylindrical ? (rise * d2) / h2 : rise;
    }
  };
}
