import { expect, it } from 'vitest';
import { tileFormat } from '../../src/tiles/format';
import { levelFor } from '../../src/tiles/level';
import { pixelsPerRadian } from '../../src/tiles/screen';
import type { PyramidData } from '../../src/tour/pyramid-shape';
import { cube } from './cube';

const PHONE = { width: 824, height: 1830 };
const KIOSK = { width: 1920, height: 1080 };

it.each([
  { what: 'a phone at 90°', fov: 90, screen: PHONE, face: 4096, size: 2048 },
  { what: 'a phone zoomed in to 45°', fov: 45, screen: PHONE, face: 4096, size: 4096 },
  { what: 'a phone at 120°', fov: 120, screen: PHONE, face: 4096, size: 1024 },
  { what: 'a kiosk at 90°', fov: 90, screen: KIOSK, face: 4096, size: 2048 },
  { what: 'more than there is', fov: 10, screen: KIOSK, face: 2048, size: 2048 },
  { what: 'a tiny picture', fov: 90, screen: KIOSK, face: 400, size: 400 },
])('$what takes the smallest face that is sharp', ({ fov, screen, face, size }) => {
  const pyramid = cube(face);
  const level = levelFor(pyramid, pyramid.levels.length, pixelsPerRadian(fov, screen));
  expect(pyramid.levels[level]).toBe(size);
});

it('goes no deeper than the format does', () => {
  expect(levelFor(cube(8192), 2, 10_000)).toBe(1);
});

const formats: PyramidData['formats'] = [
  { type: 'avif', levels: 5 },
  { type: 'webp', levels: 3 },
  { type: 'jpeg', levels: 3 },
];

it.each([
  ['avif', ['avif', 'webp', 'jpeg'], { type: 'avif', levels: 5 }],
  ['webp, less deep, without avif', ['webp', 'jpeg'], { type: 'webp', levels: 3 }],
  ['jpeg, last of all', ['jpeg'], { type: 'jpeg', levels: 3 }],
  ['nothing', [], undefined],
])('chooses %s', (_, supported, format) => {
  expect(tileFormat({ ...cube(8192), formats }, (type) => supported.some((name) => name === type))).toEqual(format);
});
