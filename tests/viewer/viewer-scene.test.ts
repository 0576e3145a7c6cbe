import { expect, it } from 'vitest';
import type { Scene } from '../../src/tour/scene';
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
  expect(toViewerScene({ ...scene, media: { ...scene.media, type: 'panorama', crop: half } }, '/').limits.crop).toEqual(
    half,
  );
});

it('has nothing to draw of a flat photograph', () => {
  const photo: Scene = {
    ...scene,
    media: { type: 'photo', src: 'media/a.jpg', pyramid: { ...cube(512), levels: [{ width: 800, height: 600 }] } },
  };
  const seen = toViewerScene(photo, '/');
  expect(seen).not.toHaveProperty('pyramid');
  expect(seen).not.toHaveProperty('poster');
});
