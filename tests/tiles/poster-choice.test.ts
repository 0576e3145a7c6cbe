import { describe, expect, it } from 'vitest';
import { posterPath } from '../../src/tiles/poster';
import { parsePosterName, posterFor } from '../../src/tiles/poster-choice';
import type { PosterData } from '../../src/tour/pyramid-shape';

const poster: PosterData = {
  base: 'cong-tien/posters/home',
  view: { yaw: 0, pitch: 0, fov: 90 },
  ratios: ['1:2', '9:16', '5:8', '16:9', '1:1'],
  files: [
    { type: 'avif', longs: [1216, 1600, 2048, 2560] },
    { type: 'webp', longs: [1216, 1600] },
  ],
};
const all = (): boolean => true;

describe('the poster for a screen', () => {
  it.each([
    ['a phone', 824, 1830, '1x2-2560.avif'],
    ['a small phone', 360, 800, '1x2-1216.avif'],
    ['a phone on its side', 1830, 824, '16x9-2560.avif'],
    ['a kiosk', 1920, 1080, '16x9-2560.avif'],
    ['a phone below a bar of addresses', 824, 1566, '9x16-2560.avif'],
    ['a tablet', 1536, 2048, '1x1-2560.avif'],
    ['a tall tablet', 1000, 1600, '5x8-2560.avif'],
  ])('%s', (_, width, height, name) => {
    expect(posterFor(poster, { width, height }, all)?.path).toBe(`cong-tien/posters/home/${name}`);
  });

  it('is of a format that the browser shows', () => {
    const chosen = posterFor(poster, { width: 824, height: 1830 }, (type) => type !== 'avif');
    expect(chosen).toEqual({ ratio: '1:2', long: 1600, type: 'webp', path: 'cong-tien/posters/home/1x2-1600.webp' });
  });

  it('is the square one when the best proportion was not cut, and none when that is missing too', () => {
    const screen = { width: 824, height: 1830 };
    expect(posterFor({ ...poster, ratios: ['16:9', '1:1'] }, screen, all)?.ratio).toBe('1:1');
    expect(posterFor({ ...poster, ratios: ['16:9'] }, screen, all)).toBeUndefined();
  });
});

it.each(['1:2', '9:16', '5:8', '16:9', '1:1'])('an address tells its proportion %s and size again', (ratio) => {
  for (const type of ['avif', 'webp', 'jpeg'] as const) {
    const address = `https://example.vn/tours/a/${posterPath(poster, ratio, 1600, type)}`;
    expect(parsePosterName(address)).toEqual({ ratio, long: 1600, type });
  }
});

it.each(['', 'data:image/webp;base64,AAAA', '/tours/a/b/thumb.webp', '/tours/a/b/1x2.avif'])(
  '%j is no poster',
  (address) => {
    expect(parsePosterName(address)).toBeUndefined();
  },
);
