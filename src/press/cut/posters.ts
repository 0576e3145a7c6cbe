import type { Sharp } from 'sharp';
import { posterPath, posterSize, SHARE_SIZE, sharePath, THUMB_SIZE, thumbPath } from '../../tiles/poster';
import type { Size } from '../../tiles/screen';
import type { ListedFile } from '../../tour/published';
import type { PosterData } from '../../tour/pyramid-shape';
import type { View } from '../../tour/view';
import { BLUR_PIXELS, ENCODING, TUNING } from '../settings';
import { crop, sharpOf, store, type Raster } from './encode';
import { throwIfStopped, type Cut } from './job';
import { viewPlane, wholeOf, type Window } from './plane';
import { renderPlane } from './render';
import { levelled } from './tilt';
import { encodeTuned, type Tuning } from './tuning';

/** Draws a poster's view in a given size. */
export type DrawView = (size: Size) => Sharp;

const renderView = ({ sphere, tilt }: Cut, view: View, size: Size): Raster => {
  const plane = levelled(viewPlane(view, size), tilt);
  return { data: renderPlane(sphere, plane, wholeOf(size)), ...size };
};

export const drawView =
  (cut: Cut, { view }: PosterData): DrawView =>
  (size) =>
    sharpOf(renderView(cut, view, size));

/** All proportions of one size are middle parts of the square: it is drawn once. */
export function drawFromSquare(cut: Cut, { view }: PosterData, long: number): DrawView {
  const square = renderView(cut, view, { width: long, height: long });
  return (size) => {
    throwIfStopped(cut);
    return sharpOf(crop(square, (long - size.width) / 2, (long - size.height) / 2, size));
  };
}

/** Middles of the squares of a sample, as parts of the poster: all lie in the tall and in the wide one. */
const SAMPLED = [-0.13, 0.13].flatMap((x) => [-0.3, 0, 0.3].map((y) => [x, y] as const));

/** Squares of a poster's largest size, below each other. */
export async function sampleOf(long: number, draw: (window: Window) => Raster | Promise<Raster>): Promise<Raster> {
  const side = Math.min(TUNING.patch, long);
  const data = new Uint8Array(side * side * 3 * SAMPLED.length);
  for (const [index, [x, y]] of SAMPLED.entries()) {
    const at = (part: number): number => Math.min(long - side, Math.max(0, Math.round(long * (0.5 + part) - side / 2)));
    const piece = await draw({ x: at(x), y: at(y), width: side, height: side });
    data.set(piece.data, index * side * side * 3);
  }
  return { data, width: side, height: side * SAMPLED.length };
}

export const largestOf = ({ files }: PosterData): number => Math.max(2, ...(files[0]?.longs ?? []));

/** Draws a sample of a poster of a panorama. */
export function samplePoster({ sphere, tilt }: Cut, poster: PosterData): Promise<Raster> {
  const long = largestOf(poster);
  const plane = levelled(viewPlane(poster.view, { width: long, height: long }), tilt);
  return sampleOf(long, (window) => ({ ...window, data: renderPlane(sphere, plane, window) }));
}

function effortFor(ratio: string, long: number): number {
  const { effort, common } = TUNING;
  return long >= common.from && common.ratios.some((one) => one === ratio) ? effort.common : effort.rare;
}

/** One size in every proportion, and in every format that has this size. */
export async function cutPoster(
  root: string,
  draw: DrawView,
  { poster, long, tuning }: { poster: PosterData; long: number; tuning: Tuning },
): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for (const ratio of poster.ratios) {
    const picture = draw(posterSize(ratio, long));
    for (const { type, longs } of poster.files) {
      if (type === 'jpeg' || !longs.includes(long)) continue;
      const content =
        type === 'avif'
          ? await encodeTuned(picture.clone(), tuning, effortFor(ratio, long))
          : await picture.clone().webp(ENCODING.poster.webp).toBuffer();
      files.push(await store(root, posterPath(poster, ratio, long, type), content));
    }
  }
  return files;
}

/** The small picture for lists, the one for share cards, and the blurred one that pages carry inline. */
export async function cutCards(
  root: string,
  draw: DrawView,
  poster: PosterData,
): Promise<{ files: ListedFile[]; blur: string }> {
  const thumb = await draw(THUMB_SIZE).webp(ENCODING.thumb).toBuffer();
  const share = await draw(SHARE_SIZE)
    .jpeg({ ...ENCODING.share, mozjpeg: true })
    .toBuffer();
  const square = draw({ width: BLUR_PIXELS, height: BLUR_PIXELS });
  const blur = await square.webp(ENCODING.blur).toBuffer();
  return {
    files: [await store(root, thumbPath(poster), thumb), await store(root, sharePath(poster), share)],
    blur: `data:image/webp;base64,${blur.toString('base64')}`,
  };
}
