import sharp from 'sharp';
import { flatTilePath } from '../../tiles/flat';
import type { Size } from '../../tiles/screen';
import { tilesAcross } from '../../tiles/pyramid';
import type { ListedFile } from '../../tour/published';
import { clamp } from '../../tour/angle';
import { posterFrame } from '../../tour/frame';
import type { PosterData, PyramidData } from '../../tour/pyramid-shape';
import type { Frame } from '../../tour/view-shape';
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

/** Draws the part of a flat picture that a poster of the wanted proportions shows. */
export const drawFrame =
  (file: string, picture: Size, frame?: Frame): DrawView =>
  ({ width, height }) => {
    if (!frame) return openDecoded(file).resize(width, height, { fit: 'cover', kernel: 'lanczos3' });
    const { x, y, width: part } = posterFrame(picture, { width, height }, frame);
    const scale = (part * picture.width) / Math.max(width, height);
    const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
    const left = clamp(Math.round(x * picture.width - across / 2), 0, picture.width - across);
    const top = clamp(Math.round(y * picture.height - down / 2), 0, picture.height - down);
    return openDecoded(file)
      .extract({ left, top, width: across, height: down })
      .resize(width, height, { fit: 'fill', kernel: 'lanczos3' });
  };

/** Draws a sample of a poster of a flat picture. */
export async function sampleFrame(draw: DrawView, poster: PosterData): Promise<Raster> {
  const long = largestOf(poster);
  const size = { width: long, height: long };
  const square: Raster = { ...size, data: await draw(size).raw().toBuffer() };
  return sampleOf(long, ({ x, y, ...window }) => crop(square, x, y, window));
}
