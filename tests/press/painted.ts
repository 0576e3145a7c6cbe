import sharp from 'sharp';
import { createPixels, type Pixels } from '../../src/press/cut/pixels';
import type { Extent } from '../../src/press/cut/extent';
import { shrinkRows } from '../../src/press/cut/shrink';
import { createSphere, gridOf, type Sphere } from '../../src/press/cut/sphere';
import { toDirection, type Direction } from '../../src/tour/angle';

export type Colour = readonly [red: number, green: number, blue: number];
export type ColourOf = (direction: Direction) => Colour;

export const WHOLE: Extent = { left: -180, right: 180, top: 90, bottom: -90, cylindrical: false };

/** Smooth everywhere, different in every direction, symmetric in none. */
export const SMOOTH: ColourOf = ([x, y, z]) => [
  128 + 50 * Math.sin(5 * x + 1) + 45 * Math.sin(6 * y + 2 * z),
  128 + 60 * Math.cos(4 * z + 2 * x) + 40 * Math.sin(7 * y),
  128 + 55 * Math.sin(3 * x - 5 * z) + 45 * Math.cos(5 * y + 2),
];

/** Draws an equirectangular picture (or a part of one) of a world that is known in every direction. */
export function paint(width: number, height: number, colourOf: ColourOf, extent: Extent = WHOLE): Pixels {
  const pixels = createPixels(width, height);
  for (let y = 0; y < height; y++) {
    const pitch = extent.top - ((y + 0.5) / height) * (extent.top - extent.bottom);
    for (let x = 0; x < width; x++) {
      const yaw = extent.left + ((x + 0.5) / width) * (extent.right - extent.left);
      const [red, green, blue] = colourOf(toDirection({ yaw, pitch }));
      const at = (y * width + x) * 3;
      pixels.data[at] = Math.round(red);
      pixels.data[at + 1] = Math.round(green);
      pixels.data[at + 2] = Math.round(blue);
    }
  }
  return pixels;
}

export function sphereOf(pixels: Pixels, extent: Extent = WHOLE): Sphere {
  const sphere = createSphere(pixels, extent);
  sphere.levels.forEach((to, level) => {
    const from = sphere.levels[level - 1];
    if (from) shrinkRows(from, to, gridOf(from, extent), { first: 0, count: to.height });
  });
  return sphere;
}

export const savePng = ({ data, width, height }: Pixels, file: string): Promise<unknown> =>
  sharp(Buffer.from(data), { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toFile(file);

export interface Difference {
  /** Decibels over all channels. */
  psnr: number;
  worst: number;
}

export function difference(a: ArrayLike<number>, b: ArrayLike<number>): Difference {
  let [squares, worst] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    const off = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    squares += off * off;
    worst = Math.max(worst, off);
  }
  return { psnr: 10 * Math.log10((255 * 255 * a.length) / Math.max(squares, 1e-9)), worst };
}
