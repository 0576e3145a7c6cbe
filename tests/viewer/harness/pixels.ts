import sharp from 'sharp';
import type { Page } from 'playwright-core';
import type { Size } from '../../../src/tiles/screen';

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

/** The largest difference of a channel among the pixels that `counts` says. */
export function worst(a: Pixels, b: Pixels, counts: (x: number, y: number) => boolean): number {
  check(a, b);
  let most = 0;
  for (let at = 0; at < a.data.length; at++) {
    const difference = Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
    if (difference <= most) continue;
    const pixel = Math.floor(at / 3);
    if (counts(pixel % a.size.width, Math.floor(pixel / a.size.width))) most = difference;
  }
  return most;
}

export const at = ({ data, size }: Pixels, x: number, y: number): number[] => {
  const start = (Math.floor(y) * size.width + Math.floor(x)) * 3;
  return [...data.subarray(start, start + 3)];
};

/** Centre of what is white around a point, in pixels; undefined when nothing is. */
export function whiteAround(pixels: Pixels, { x, y }: { x: number; y: number }, far: number) {
  let [sum, left, top] = [0, 0, 0];
  for (let row = Math.floor(y - far); row <= y + far; row++) {
    for (let column = Math.floor(x - far); column <= x + far; column++) {
      const white = Math.max(Math.min(...at(pixels, column, row)) - 190, 0);
      sum += white;
      left += white * (column + 0.5);
      top += white * (row + 0.5);
    }
  }
  return sum < 500 ? undefined : { x: left / sum, y: top / sum };
}
