import type { PosterData } from '../../tour/pyramid-shape';
import type { View } from '../../tour/view';
import { POSTER_LONGS, POSTER_RATIOS } from '../../tiles/poster';
import { halfLong } from '../../tiles/screen';

/** Two sizes nearer than this to each other are not worth two files. */
const WORTH = 1.05;

/** Long sides of the posters of a source that has `most` pixels along the view's longer side: never more than it holds. */
export function posterLongs(most: number): number[] {
  const capped = Math.max(2, Math.round(most / 2) * 2);
  const longs: number[] = POSTER_LONGS.filter((long) => long <= most);
  const largest = longs.at(-1) ?? 0;
  const isMore = longs.length < POSTER_LONGS.length && capped > largest * WORTH;
  return isMore ? [...longs, capped] : longs;
}

/** Posters of a view of a panorama that has `perRadian` pixels a radian. */
export function planPosters(base: string, view: View, perRadian: number): PosterData {
  return planFlatPosters(base, view, 2 * halfLong(view.fov) * perRadian);
}

/** One middle size is enough for browsers without AVIF. */
export function planFlatPosters(base: string, view: View, most: number): PosterData {
  const longs = posterLongs(most);
  const middle = longs[Math.floor((longs.length - 1) / 2)] ?? 2;
  return {
    base,
    view,
    ratios: POSTER_RATIOS.map(({ ratio }) => ratio),
    files: [
      { type: 'avif', longs },
      { type: 'webp', longs: [middle] },
    ],
  };
}
