import { toRadians } from '../../tour/angle';
import type { Size } from '../../tiles/screen';
import { isRound, type Extent } from './extent';
import { createPixels, type Pixels } from './pixels';

/** A panorama as the cutters read it: itself and, for coarser views, halves of it, each filtered from the one before. */
export interface Sphere {
  extent: Extent;
  levels: Pixels[];
}

/** How directions turn into columns and rows of one level. */
export interface Grid {
  pixels: Pixels;
  /** Radians of the left and top edges; of a cylinder the tangent of its top. */
  left: number;
  top: number;
  /** Pixels a radian across and down (down a cylinder: pixels per unit of the tangent). */
  across: number;
  down: number;
  cylindrical: boolean;
  /** The right edge goes on at the left one. */
  round: boolean;
  /** The picture reaches the zenith or nadir, where rows go on half a turn away. */
  zenith: boolean;
  nadir: boolean;
}

/** Nothing that press cuts is coarser than what half of this width shows. */
const LEAST_WIDTH = 1_024;

/** A panorama's own size, and halves of it. */
export function sphereSizes(size: Size): Size[] {
  const sizes = [{ width: size.width, height: size.height }];
  for (let { width, height } = size; width > LEAST_WIDTH && height > 1;) {
    [width, height] = [Math.ceil(width / 2), Math.ceil(height / 2)];
    sizes.push({ width, height });
  }
  return sizes;
}

/** A decoded picture with empty halves below it; `fillLevels` fills them. */
export function createSphere(pixels: Pixels, extent: Extent, create = createPixels): Sphere {
  const [, ...halves] = sphereSizes(pixels);
  return { extent, levels: [pixels, ...halves.map(({ width, height }) => create(width, height))] };
}

export function gridOf(pixels: Pixels, extent: Extent): Grid {
  const { cylindrical } = extent;
  const [left, right] = [toRadians(extent.left), toRadians(extent.right)];
  const height = (pitch: number): number => (cylindrical ? Math.tan(toRadians(pitch)) : toRadians(pitch));
  const [top, bottom] = [height(extent.top), height(extent.bottom)];
  const round = isRound(extent);
  return {
    pixels,
    left,
    top,
    across: pixels.width / (right - left),
    down: pixels.height / (top - bottom),
    cylindrical,
    round,
    zenith: round && !cylindrical && extent.top >= 89.999,
    nadir: round && !cylindrical && extent.bottom <= -89.999,
  };
}

/** A level may be this much coarser than asked for before the next finer one is read. */
const SLACK = 1.02;

/** The coarsest level that still holds every detail at `scale` output pixels a radian. */
export function gridFor(sphere: Sphere, scale: number): Grid {
  const grids = sphere.levels.map((pixels) => gridOf(pixels, sphere.extent));
  const fine = grids.filter(({ across, down }) => Math.min(across, down) * SLACK >= scale);
  const grid = fine.at(-1) ?? grids[0];
  if (grid === undefined) throw new RangeError('A sphere has at least one level');
  return grid;
}
