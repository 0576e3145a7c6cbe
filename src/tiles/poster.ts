import type { PictureFormat, PosterData } from '../tour/pyramid-shape';
import type { Size } from './screen';

/**
 * The proportions that posters are cut to, each with the screens that it serves. A picture is at least as wide, for its
 * rule, as the screen, so its longer side always is the screen's longer side.
 */
export const POSTER_RATIOS = [
  { ratio: '1:2', media: '(max-aspect-ratio: 1/2)' },
  { ratio: '9:16', media: '(max-aspect-ratio: 9/16)' },
  { ratio: '5:8', media: '(max-aspect-ratio: 5/8)' },
  { ratio: '16:9', media: '(min-aspect-ratio: 16/9)' },
  { ratio: '1:1', media: 'all' },
] as const;

export type PosterRatio = (typeof POSTER_RATIOS)[number]['ratio'];

/** Pixels along the longer side. */
export const POSTER_LONGS = [1_216, 1_600, 2_048, 2_560] as const;

export function ratioFor({ width, height }: Size): PosterRatio {
  if (width * 2 <= height) return '1:2';
  if (width * 16 <= height * 9) return '9:16';
  if (width * 8 <= height * 5) return '5:8';
  if (width * 9 >= height * 16) return '16:9';
  return '1:1';
}

/** Width and height of a poster whose longer side has `long` pixels; both are even, so the centre lies between pixels. */
export function posterSize(ratio: string, long: number): Size {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  const even = (side: number): number => Math.round(side / 2) * 2;
  return across >= down
    ? { width: even(long), height: even((long * down) / across) }
    : { width: even((long * across) / down), height: even(long) };
}

export const posterPath = (poster: PosterData, ratio: string, long: number, format: PictureFormat): string =>
  `${poster.base}/${ratio.replace(':', 'x')}-${long}.${format}`;

/** A small landscape picture (480×300) for lists, and one for share cards (1200×630), beside the posters. */
export const thumbPath = (poster: PosterData): string => `${poster.base}/thumb.webp`;
export const sharePath = (poster: PosterData): string => `${poster.base}/share.jpg`;
export const THUMB_SIZE: Size = { width: 480, height: 300 };
export const SHARE_SIZE: Size = { width: 1_200, height: 630 };
