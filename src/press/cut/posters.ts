import type { Sharp } from 'sharp';
import { posterPath, posterSize, SHARE_SIZE, sharePath, THUMB_SIZE, thumbPath } from '../../tiles/poster';
import type { Size } from '../../tiles/screen';
import type { ListedFile } from '../../tour/published';
import type { PosterData } from '../../tour/pyramid-shape';
import type { View } from '../../tour/view';
import { BLUR_PIXELS, ENCODING } from '../settings';
import { crop, encode, sharpOf, store, type Raster } from './encode';
import { throwIfStopped, type Cut } from './job';
import { viewPlane, wholeOf } from './plane';
import { renderPlane } from './render';
import { levelled } from './tilt';

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

/** One size in every proportion, and in every format that has this size. */
export async function cutPoster(
  root: string,
  draw: DrawView,
  { poster, long }: { poster: PosterData; long: number },
): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for (const ratio of poster.ratios) {
    const picture = draw(posterSize(ratio, long));
    for (const { type, longs } of poster.files) {
      if (type === 'jpeg' || !longs.includes(long)) continue;
      const content = await encode(picture.clone(), 'poster', type);
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
