import { expect, it } from 'vitest';
import type { Scene } from '../../src/tour/scene';
import { FLAT_WIDTH } from '../../src/tour/flat';
import { toFlatScene } from '../../src/viewer/flat-scene';
import { toViewerScene } from '../../src/viewer/viewer-scene';
import { cube } from '../tiles/cube';

const poster = (yaw: number) => ({
  base: `gate/poster-${yaw}`,
  view: { yaw, pitch: 0, fov: 90 },
  ratios: ['1:2'],
  files: [{ type: 'avif' as const, longs: [1_216] }],
});
const scene: Scene = {
  id: 'gate',
  kind: 'panorama',
  title: { vi: 'Cổng' },
  view: { yaw: 30, pitch: 0 },
  limits: { pitch: { from: -40, to: 60 } },
  media: {
    type: 'panorama',
    src: 'media/gate.jpg',
    heading: 12,
    pyramid: cube(2048),
    posters: [poster(0), poster(30)],
  },
};

it('takes what the viewer needs, and the poster of the first view', () => {
  const { posters, pyramid } = scene.media.type === 'panorama' ? scene.media : {};
  expect(toViewerScene(scene, '/tours/a/')).toEqual({
    id: 'gate',
    heading: 12,
    home: { yaw: 30, pitch: 0, fov: 90 },
    limits: { pitch: { from: -40, to: 60 }, face: 2048 },
    folder: '/tours/a/',
    pyramid,
    poster: posters?.[1],
  });
});

it('knows that a whole panorama may be said to be cropped to the whole', () => {
  const crop = { left: -180, right: 180, top: 90, bottom: -90 };
  expect(toViewerScene({ ...scene, media: { ...scene.media, type: 'panorama', crop } }, '/').limits).not.toHaveProperty(
    'crop',
  );
  const half = { ...crop, left: 0 };
  expect(
    toViewerScene({ ...scene, media: { ...scene.media, type: 'panorama', crop: half } }, '/').limits,
  ).toHaveProperty('crop');
});

it('keeps the outermost pixels of a partial panorama, which share their colours with nothing, off the screen', () => {
  const crop = { left: -60, right: 60, top: 90, bottom: -30 };
  const { limits } = toViewerScene({ ...scene, media: { ...scene.media, type: 'panorama', crop } }, '/');
  const pixel = (Math.atan(2 / 2_048) * 180) / Math.PI;
  expect([limits.crop?.left, limits.crop?.right].map((edge) => 60 - Math.abs(edge ?? 0))).toEqual([
    expect.closeTo(2 * pixel, 4),
    expect.closeTo(2 * pixel, 4),
  ]);
  expect([limits.crop?.top, limits.crop?.bottom]).toEqual([90, expect.closeTo(-30 + 2 * pixel, 4)]);
});

it('shows as much of a flat photograph at first as its poster holds, on every screen', () => {
  const media = {
    type: 'photo' as const,
    src: 'media/a.jpg',
    size: { width: 1_600, height: 900 },
    posters: [poster(0)],
  };
  const widthOn = (innerWidth: number, innerHeight: number): number => {
    Object.assign(globalThis, { innerWidth, innerHeight });
    const { home, poster: shown, size } = toFlatScene({ ...scene, media }, '/');
    expect(shown?.view).toEqual(home);
    expect(size).toEqual(media.size);
    return home.fov / FLAT_WIDTH;
  };
  expect(widthOn(412, 915)).toBeCloseTo(900 / 1_600, 5);
  expect(widthOn(800, 800)).toBeCloseTo(900 / 1_600, 5);
  expect(widthOn(1_920, 1_080)).toBeCloseTo(1, 5);
});
