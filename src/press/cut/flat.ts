import sharp from 'sharp';
import { flatTilePath } from '../../tiles/flat';
import type { Size } from '../../tiles/screen';
import { tilesAcross } from '../../tiles/pyramid';
import type { ListedFile } from '../../tour/published';
import type { PosterData, PyramidData } from '../../tour/pyramid-shape';
import { MOST_PIXELS } from '../settings';
import { crop, encode, formatsOf, sharpOf, store, type Raster } from './encode';
import { largestOf, sampleOf, type DrawView } from './posters';

/** A decoded picture (see `decodeTo`), opened for cutting. */
const openDecoded = (file: string) => sharp(file, { limitInputPixels: MOST_PIXELS });

async function drawLevel(file: string, { width, height }: Size): Promise<Raster> {
  const data = await openDecoded(file).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }).raw().toBuffer();
  return { data, width, height };
}

/** Upper left corners of a level's tiles. */
const cornersOf = ({ width, height }: Size, tile: number): { x: number; y: number }[] =>
  Array.from({ length: tilesAcross(height, tile) }, (_, y) =>
    Array.from({ length: tilesAcross(width, tile) }, (__, x) => ({ x, y })),
  ).flat();

/** Cuts one level of a flat picture into tiles. */
export async function cutFlatLevel(
  file: string,
  root: string,
  { pyramid, level }: { pyramid: PyramidData; level: number },
): Promise<ListedFile[]> {
  const size = pyramid.levels[level];
  if (typeof size !== 'object') return [];
  const { tile } = pyramid;
  const picture = await drawLevel(file, size);
  const files: ListedFile[] = [];
  for (const { x, y } of cornersOf(size, tile)) {
    const [left, top] = [x * tile, y * tile];
    const piece = crop(picture, left, top, {
      width: Math.min(tile, size.width - left),
      height: Math.min(tile, size.height - top),
    });
    for (const format of formatsOf(pyramid, level)) {
      const content = await encode(sharpOf(piece), 'tile', format);
      files.push(await store(root, flatTilePath(pyramid, { level, x, y }, format), content));
    }
  }
  return files;
}

/** Draws the largest middle part of a flat picture that has the wanted proportions. */
export const drawMiddle =
  (file: string): DrawView =>
  ({ width, height }) =>
    openDecoded(file).resize(width, height, { fit: 'cover', kernel: 'lanczos3' });

/** Draws a sample of a poster of a flat picture. */
export async function sampleMiddle(file: string, poster: PosterData): Promise<Raster> {
  const long = largestOf(poster);
  const size = { width: long, height: long };
  const square: Raster = { ...size, data: await drawMiddle(file)(size).raw().toBuffer() };
  return sampleOf(long, ({ x, y, ...window }) => crop(square, x, y, window));
}
