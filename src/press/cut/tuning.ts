import sharp, { type Sharp } from 'sharp';
import type { Size } from '../../tiles/screen';
import { TUNING } from '../settings';
import type { Raster } from './encode';

/** How the posters of one view are encoded: as small as its content allows. */
export interface Tuning {
  quality: number;
  /** Share of each pixel that its neighbours get beforehand: grain that no screen shows costs a fifth of the bytes. */
  soften: number;
}

const rawOf = ({ data, width, height }: Raster): Sharp => sharp(data, { raw: { width, height, channels: 3 } });

/** The same mixing across and down. */
export function soften(picture: Sharp, share: number): Sharp {
  if (share === 0) return picture;
  const line = [share, 1 - 2 * share, share];
  return picture.convolve({ width: 3, height: 3, kernel: line.flatMap((a) => line.map((b) => a * b)) });
}

export const encodeTuned = (
  picture: Sharp,
  { quality, soften: share }: Tuning,
  effort: number = TUNING.effort.common,
): Promise<Buffer> =>
  soften(picture, share).avif({ quality, effort, tune: 'psnr', chromaSubsampling: '4:2:0' }).toBuffer();

/** Where a screen reads, between which two pixels and how near to the second of them. */
function reads(pixels: number): { first: number; part: number }[] {
  const count = Math.max(1, Math.floor(pixels / TUNING.density));
  return Array.from({ length: count }, (_, index) => {
    const at = ((index + 0.5) * pixels) / count - 0.5;
    const first = Math.floor(at);
    return { first, part: at - first };
  });
}

/** Grey as a screen shows it: posters are denser than screens, and graphics cards read between four pixels only. */
function onScreen(grey: Uint8Array, { width, height }: Size): Float32Array {
  const [across, down] = [reads(width), reads(height)];
  const out = new Float32Array(across.length * down.length);
  let at = 0;
  for (const { first: top, part: lower } of down) {
    for (const { first: left, part: right } of across) {
      const i = top * width + left;
      const upperRow = (grey[i] ?? 0) * (1 - right) + (grey[i + 1] ?? 0) * right;
      const lowerRow = (grey[i + width] ?? 0) * (1 - right) + (grey[i + width + 1] ?? 0) * right;
      out[at++] = upperRow * (1 - lower) + lowerRow * lower;
    }
  }
  return out;
}

const greyOf = (picture: Sharp): Promise<Uint8Array> => picture.greyscale().raw().toBuffer();

/** What a perfect screen would show of the sample: the light of all pixels that lie in one of its own. */
async function idealOf(sample: Raster): Promise<Float32Array> {
  const shown = await rawOf(sample)
    .resize(reads(sample.width).length, reads(sample.height).length, { fit: 'fill', kernel: 'linear' })
    .greyscale()
    .raw()
    .toBuffer();
  return Float32Array.from(shown);
}

function decibels(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return 10 * Math.log10((255 * 255 * a.length) / Math.max(sum, 1e-9));
}

interface Try extends Tuning {
  bytes: number;
}

interface Range {
  low: number;
  high: number;
}

/** The lowest quality that is good enough, found by halving. */
async function lowest(soften: number, { low, high }: Range, judge: Judge): Promise<Try | undefined> {
  let best: Try | undefined;
  while (low <= high) {
    const quality = (low + high) >> 1;
    const { bytes, isGood } = await judge({ quality, soften });
    if (isGood) [best, high] = [{ quality, soften, bytes }, quality - 1];
    else low = quality + 1;
  }
  return best;
}

type Judge = (tuning: Tuning) => Promise<{ bytes: number; isGood: boolean }>;

async function judgeOf(sample: Raster): Promise<Judge> {
  const ideal = await idealOf(sample);
  const worth = async (encoded: Buffer): Promise<number> =>
    decibels(onScreen(await greyOf(sharp(encoded)), sample), ideal);
  const wanted = (await worth(await rawOf(sample).jpeg({ quality: TUNING.jpeg }).toBuffer())) - TUNING.slack;
  return async (tuning) => {
    const encoded = await encodeTuned(rawOf(sample), tuning);
    return { bytes: encoded.length, isGood: (await worth(encoded)) >= wanted };
  };
}

/** Softened pictures need about the same quality: only what lies near it is looked at. */
const near = (quality: number): Range => ({
  low: Math.max(TUNING.quality.low, quality - 10),
  high: Math.min(TUNING.quality.high, quality + 4),
});

/**
 * Finds, on a sample of a poster, the fewest bytes that look on a screen nearly as a usual JPEG of it does. Pictures need
 * anything from quality 42 to 86 for that.
 */
export async function tune(sample: Raster): Promise<Tuning> {
  const judge = await judgeOf(sample);
  const { quality: range, softer } = TUNING;
  const plain = (await lowest(0, range, judge)) ?? { quality: range.high, soften: 0, bytes: Infinity };
  const soft = await lowest(softer, near(plain.quality), judge);
  const { quality, soften: share } = soft && soft.bytes * TUNING.worth < plain.bytes ? soft : plain;
  return { quality, soften: share };
}
