import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { PressError, worldError } from '../press-error';
import { MOST_PIXELS } from '../settings';
import { NEUTRAL } from './border';
import type { Memory, Pixels } from './pixels';
import { sphereSizes } from './sphere';

/** libvips' own uncompressed format: a header, then the pixels as they are. */
const HEADER_BYTES = 64;
const PIECE = 1 << 24;

/** Opens a picture upright, opaque and in sRGB with 8 bits, whatever its profile, channels or depth. */
export const openPicture = (file: string): Sharp =>
  sharp(file, { failOn: 'error', limitInputPixels: MOST_PIXELS, sequentialRead: true, autoOrient: true })
    .flatten({ background: NEUTRAL })
    .toColourspace('srgb');

/** libvips reports a bad picture and a failed write alike, in words. */
export function decodeError(error: unknown, file: string): unknown {
  const known = worldError(error, file);
  if (known instanceof PressError || !(error instanceof Error)) return known;
  const code = /exceeds pixel limit/i.test(error.message) ? 'picture-too-large' : 'picture-damaged';
  return new PressError(code, { file }, { cause: error });
}

/** Decodes a picture once, into a file that can be read at any place. */
export async function decodeTo(target: string, file: string, src: string): Promise<void> {
  try {
    await openPicture(file).toFile(target);
  } catch (error) {
    throw decodeError(error, src);
  }
}

/** Reads what `decodeTo` wrote, and leaves room for the halves of it. */
async function readPixels(target: string, memory: Memory): Promise<Pixels> {
  const handle = await open(target, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    await handle.read(header, 0, HEADER_BYTES, 0);
    const [width, height, bands] = [header.readInt32LE(4), header.readInt32LE(8), header.readInt32LE(12)];
    if (bands !== 3) throw new RangeError(`A decoded picture has 3 channels, not ${bands}`);
    memory.reserve(sphereSizes({ width, height }));
    const pixels = memory.take(width, height);
    const { data } = pixels;
    for (let at = 0; at < data.length;) {
      const { bytesRead } = await handle.read(data, at, Math.min(PIECE, data.length - at), HEADER_BYTES + at);
      if (bytesRead === 0) throw new RangeError('A decoded picture ends too early');
      at += bytesRead;
    }
    return pixels;
  } finally {
    await handle.close();
  }
}

/**
 * Decodes a picture into shared memory. By way of a file, because libvips then streams: its own buffer beside ours
 * would double the memory of a big panorama.
 */
export async function decode(
  { file, src }: { file: string; src: string },
  temp: string,
  memory: Memory,
): Promise<Pixels> {
  const target = join(temp, 'pixels.v');
  try {
    await decodeTo(target, file, src);
    return await readPixels(target, memory);
  } finally {
    await rm(target, { force: true });
  }
}
