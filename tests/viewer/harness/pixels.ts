import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { fromScreen, pixelsPerRadian, toScreen, type ScreenPoint, type Size } from '../../../src/tiles/screen';
import { toDirection, type SpherePoint } from '../../../src/tour/angle';
import type { View } from '../../../src/tour/view';
import { MARKS, type World } from './world';

export interface Pixels {
  data: Uint8Array;
  size: Size;
}

export async function photograph(page: Page): Promise<Pixels> {
  const file = await page.screenshot();
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, size: { width: info.width, height: info.height } };
}

const check = (a: Pixels, b: Pixels): void => {
  if (a.data.length !== b.data.length) throw new Error('The pictures have different sizes.');
};

/** How alike two pictures are, in decibels: 30 differs visibly, 40 hardly, 50 not. */
export function psnr(a: Pixels, b: Pixels): number {
  check(a, b);
  let sum = 0;
  for (let at = 0; at < a.data.length; at++) sum += ((a.data[at] ?? 0) - (b.data[at] ?? 0)) ** 2;
  return sum === 0 ? Infinity : 10 * Math.log10((255 * 255 * a.data.length) / sum);
}

export interface Likeness {
  /** In decibels. */
  psnr: number;
  /** The largest difference of a channel where the world is smooth: away from the marks. */
  worst: number;
}

/** One pixel in so many, so spread that each row and each column, and so each seam, is looked at. */
const ONE_IN = 13;

function* lookedAt({ width, height }: Size): Generator<{ x: number; y: number }> {
  for (let y = 0; y < height; y++) {
    for (let x = (ONE_IN - ((5 * y) % ONE_IN)) % ONE_IN; x < width; x += ONE_IN) yield { x, y };
  }
}

/** Compares a picture with what the formula says it must be. */
export function likeness(pixels: Pixels, world: World, view: View): Likeness {
  const far = 0.05 * pixelsPerRadian(view.fov, pixels.size);
  const marks = MARKS.flatMap((mark) => toScreen(toDirection(mark), view, pixels.size) ?? []);
  const isNearMark = (x: number, y: number): boolean =>
    marks.some((mark) => Math.abs(mark.x - x) < far && Math.abs(mark.y - y) < far);
  let [sum, count, worst] = [0, 0, 0];
  for (const { x, y } of lookedAt(pixels.size)) {
    const expected = world(fromScreen({ x: x + 0.5, y: y + 0.5 }, view, pixels.size));
    const differences = at(pixels, x, y).map((value, channel) => Math.abs(value - (expected[channel] ?? 0)));
    for (const difference of differences) sum += difference * difference;
    count += differences.length;
    const most = Math.max(...differences);
    if (most > worst && !isNearMark(x, y)) worst = most;
  }
  return { psnr: 10 * Math.log10((255 * 255 * count) / Math.max(sum, 1e-9)), worst };
}

export const at = ({ data, size }: Pixels, x: number, y: number): number[] => {
  const start = (Math.floor(y) * size.width + Math.floor(x)) * 3;
  return [...data.subarray(start, start + 3)];
};

/** Centre of what is white around a point, in pixels; undefined when nothing is. `colour` is of a pixel. */
function whiteCentre(colour: (x: number, y: number) => readonly number[], { x, y }: ScreenPoint, far: number) {
  let [sum, left, top] = [0, 0, 0];
  for (let row = Math.floor(y - far); row <= y + far; row++) {
    for (let column = Math.floor(x - far); column <= x + far; column++) {
      const white = Math.max(Math.min(...colour(column, row)) - 190, 0);
      sum += white;
      left += white * (column + 0.5);
      top += white * (row + 0.5);
    }
  }
  return sum < 500 ? undefined : { x: left / sum, y: top / sum };
}

export interface DrawnMark {
  mark: SpherePoint;
  /** Where the formula has it, in pixels. */
  point: ScreenPoint;
  /** Between the centres of the drawn disc and of the formula's, in pixels; infinite where none is drawn. */
  off: number;
}

/** The marks that lie wholly on a picture, and how far each is from where it belongs. */
export function marksOn(pixels: Pixels, world: World, view: View): DrawnMark[] {
  const { width, height } = pixels.size;
  const far = 0.035 * pixelsPerRadian(view.fov, pixels.size) + 6;
  return MARKS.flatMap((mark) => {
    const point = toScreen(toDirection(mark), view, pixels.size);
    if (!point || Math.min(point.x, point.y, width - point.x, height - point.y) < far * 2) return [];
    const drawn = whiteCentre((x, y) => at(pixels, x, y), point, far);
    const formula = (x: number, y: number) => world(fromScreen({ x: x + 0.5, y: y + 0.5 }, view, pixels.size));
    const meant = whiteCentre(formula, point, far);
    return [{ mark, point, off: drawn && meant ? Math.hypot(drawn.x - meant.x, drawn.y - meant.y) : Infinity }];
  });
}
