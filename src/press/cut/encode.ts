import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { ListedFile } from '../../tour/published';
import type { PyramidData } from '../../tour/pyramid-shape';
import type { Size } from '../../tiles/screen';
import { ENCODING } from '../settings';

/** sRGB triples. */
export interface Raster extends Size {
  data: Uint8Array | Uint8ClampedArray;
}

export type Purpose = 'tile' | 'coverage';
export type TileFormat = 'avif' | 'webp';

/** The formats in which a level exists. */
export const formatsOf = ({ formats }: PyramidData, level: number): TileFormat[] =>
  formats.flatMap(({ type, levels }) => (type !== 'jpeg' && level < levels ? [type] : []));

export const sharpOf = ({ data, width, height }: Raster): Sharp => sharp(data, { raw: { width, height, channels: 3 } });

export const encode = (picture: Sharp, purpose: Purpose, format: TileFormat): Promise<Buffer> =>
  format === 'avif'
    ? picture.avif({ ...ENCODING[purpose].avif, chromaSubsampling: '4:2:0' }).toBuffer()
    : picture.webp(ENCODING[purpose].webp).toBuffer();

/** Copies a rectangle out of a wider picture. */
export function crop(from: Raster, x: number, y: number, { width, height }: Size): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * from.width + x) * 3;
    data.set(from.data.subarray(start, start + width * 3), row * width * 3);
  }
  return { data, width, height };
}

/** Stores a file below `root` and lists it. */
export async function store(root: string, path: string, content: Uint8Array): Promise<ListedFile> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
