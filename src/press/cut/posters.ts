import type { Sharp } from 'sharp';
import { posterPath, posterSize, SHARE_SIZE, sharePath, THUMB_SIZE, thumbPath } from '../../tiles/poster';
import type { Size } from '../../tiles/screen';
import type { ListedFile } from '../../tour/published';
import type { PosterData } from '../../tour/pyramid-shape';
import { BLUR_PIXELS, ENCODING } from '../settings';
import { encode, sharpOf, store } from './encode';
import type { Cut } from './job';
import { viewPlane, wholeOf } from './plane';
import { renderPlane } from './render';
import { levelled } from './tilt';

/** Draws a poster's view in a given size: from a panorama, or cut out of a flat picture. */
export type DrawView = (size: Size) => Promise<Sharp>;

export const drawView =
  ({ sphere, tilt }: Cut, poster: PosterData): DrawView =>
  (size) => {
    const data = renderPlane(sphere, levelled(viewPlane(poster.view, size), tilt), wholeOf(size));
    return Promise.resolve(sharpOf({ data, ...size }));
  };

/** One proportion in one size, in every format that has this size. */
export async function cutPoster(
  root: string,
  draw: DrawView,
  { poster, ratio, long }: { poster: PosterData; ratio: string; long: number },
): Promise<ListedFile[]> {
  const picture = await draw(posterSize(ratio, long));
  const files: ListedFile[] = [];
  for (const { type, longs } of poster.files) {
    if (type === 'jpeg' || !longs.includes(long)) continue;
    files.push(await store(root, posterPath(poster, ratio, long, type), await encode(picture.clone(), 'poster', type)));
  }
  return files;
}

/** The small picture for lists, the one for share cards, and the blurred one that pages carry inline. */
export async function cutCards(
  root: string,
  draw: DrawView,
  poster: PosterData,
): Promise<{ files: ListedFile[]; blur: string }> {
  const thumb = await (await draw(THUMB_SIZE)).webp(ENCODING.thumb).toBuffer();
  const share = await (await draw(SHARE_SIZE)).jpeg({ ...ENCODING.share, mozjpeg: true }).toBuffer();
  const square = await draw({ width: BLUR_PIXELS, height: BLUR_PIXELS });
  const blur = await square.webp(ENCODING.blur).toBuffer();
  return {
    files: [await store(root, thumbPath(poster), thumb), await store(root, sharePath(poster), share)],
    blur: `data:image/webp;base64,${blur.toString('base64')}`,
  };
}
