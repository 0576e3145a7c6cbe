import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { cameraAxes, halfLong, type Size } from '../../src/tiles/screen';
import { toRadians, toSpherePoint, type Direction } from '../../src/tour/angle';

/** The picture on the stage alone, grey, without what is written over it. */
export async function shot(page: Page): Promise<{ data: Buffer; info: Size }> {
  const style = await page.addStyleTag({ content: '#app { visibility: hidden !important }' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const file = await page.screenshot();
  await style.evaluate((element) => (element as unknown as { remove(): void }).remove());
  return sharp(file).removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
}

type Grey = Awaited<ReturnType<typeof shot>>;

/** Pixels that a picture is tried to be moved by. */
const MOST = 6;

/** Steps of brightness from pixel to pixel: where things are, whatever their light. */
const stepsAt = ({ data, info: { width } }: Grey, at: number): number =>
  Math.abs((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) + Math.abs((data[at + width] ?? 0) - (data[at - width] ?? 0));

function difference(a: Grey, b: Grey, dx: number, dy: number): number {
  const { width, height } = a.info;
  let sum = 0;
  for (let y = MOST + 1; y < height - MOST - 1; y += 3) {
    for (let x = MOST + 1; x < width - MOST - 1; x += 3) {
      const here = y * width + x;
      sum += (stepsAt(a, here) - stepsAt(b, here + dy * width + dx)) ** 2;
    }
  }
  return sum;
}

/** By how many pixels the second picture must be moved to lie best on the first; they must be the same size. */
export function bestShift(a: Grey, b: Grey): number {
  let best = { sum: Infinity, far: 0 };
  for (let dy = -MOST; dy <= MOST; dy++) {
    for (let dx = -MOST; dx <= MOST; dx++) {
      const sum = difference(a, b, dx, dy);
      if (sum < best.sum) best = { sum, far: Math.hypot(dx, dy) };
    }
  }
  return best.far;
}

interface Lie {
  centre: { yaw: number; pitch: number };
  fov: number;
  roll: number;
}

/** A photograph that a camera would have taken inside of an equirectangular picture, leaning clockwise by `roll`. */
export async function gnomonicCrop(file: string, { centre, fov, roll }: Lie, size: Size): Promise<Buffer> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { forward, right, up } = cameraAxes(centre);
  const [c, s] = [Math.cos(toRadians(roll)), Math.sin(toRadians(roll))];
  const half = halfLong(fov) / Math.max(size.width, size.height);
  const out = Buffer.alloc(size.width * size.height * 3);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const [px, py] = [(2 * x + 1 - size.width) * half, (size.height - 2 * y - 1) * half];
      // A camera that leans to its right has its picture's right hand lower.
      const [gx, gy] = [px * c + py * s, py * c - px * s];
      const d = forward.map(
        (part, axis) => part + gx * (right[axis] ?? 0) + gy * (up[axis] ?? 0),
      ) as never as Direction;
      const { yaw, pitch } = toSpherePoint(d);
      const column = Math.floor((yaw / 360 + 0.5) * info.width) % info.width;
      const row = Math.min(Math.floor((0.5 - pitch / 180) * info.height), info.height - 1);
      data.copy(out, (y * size.width + x) * 3, (row * info.width + column) * 3, (row * info.width + column) * 3 + 3);
    }
  }
  return sharp(out, { raw: { ...size, channels: 3 } })
    .png()
    .toBuffer();
}
