import { describe, expect, it } from 'vitest';
import { toScreen } from '../../src/tiles/screen';
import { toDirection } from '../../src/tour/angle';
import { ratioFor } from '../../src/tiles/poster';
import type { Scene } from '../../src/tour/scene';
import { flatPoint, seenScene, wideScale } from '../../src/tour/frame';
import { pinPlace } from '../../src/visit/pin-place';

const SIZES = [
  { width: 412, height: 915 },
  { width: 1_920, height: 1_080 },
  { width: 700, height: 700 },
];

describe('a pin before any script', () => {
  it.each([
    [
      { yaw: 0, pitch: -36, fov: 105 },
      { yaw: 23.66, pitch: -20.53 },
    ],
    [
      { yaw: 9, pitch: 1, fov: 85 },
      { yaw: 25.89, pitch: 2.02 },
    ],
    [
      { yaw: -170, pitch: 30, fov: 60 },
      { yaw: 175, pitch: 20 },
    ],
  ])('stands where the viewer will put it, on every screen: view %o, point %o', (view, at) => {
    const place = pinPlace(at, view);
    for (const size of SIZES) {
      const exact = toScreen(toDirection(at), view, size);
      const half = Math.max(size.width, size.height) / 2;
      expect(Math.abs(size.width / 2 + (place?.x ?? 0) * half - (exact?.x ?? 0))).toBeLessThan(0.1);
      expect(Math.abs(size.height / 2 + (place?.y ?? 0) * half - (exact?.y ?? 0))).toBeLessThan(0.1);
    }
  });

  it('behind the eye is out of sight', () =>
    expect(pinPlace({ yaw: 180, pitch: 0 }, { yaw: 0, pitch: 0, fov: 90 })).toMatchObject({ x: 9, y: 9 }));

  const at = { x: 0.4, y: 0.3 };
  const flat: Scene = {
    id: 'a',
    kind: 'flycam',
    title: { vi: 'A' },
    hotspots: [{ id: 'b', type: 'info', title: { vi: 'B' }, text: { vi: 'B' }, at }],
    media: {
      type: 'photo',
      src: 'a.jpg',
      size: { width: 1_600, height: 900 },
      posters: [{ base: 'p/1', view: { yaw: 0, pitch: 0, fov: 90 }, ratios: ['1:1'], files: [] }],
    },
  };

  it.each(SIZES)('on a flat picture stands where the page’s picture shows it, on a screen of %o', (size) => {
    const { media, hotspots } = seenScene(flat);
    const [view, point] = [media.posters?.[0]?.view, hotspots?.[0]?.at];
    const place = view && point && pinPlace(point, view);
    const isWide = size.width * 9 >= size.height * 16;
    const half = (Math.max(size.width, size.height) / 2) * (isWide ? wideScale(flat) : 1);
    // The page's picture fills the longer side of the screen with the largest part that its proportions allow.
    const [across = 1, down = 1] = ratioFor(size).split(':').map(Number);
    const pixels = Math.min(1_600, (900 * across) / down);
    const scale = Math.max(size.width, size.height) / Math.max(pixels, (pixels * down) / across);
    expect(Math.abs((place?.x ?? 9) * half - (at.x - 0.5) * 1_600 * scale)).toBeLessThan(0.1);
    expect(Math.abs((place?.y ?? 9) * half - (at.y - 0.5) * 900 * scale)).toBeLessThan(0.1);
  });

  it('of a landmark in a film stands where its track begins', () => {
    const keys = [0, 2].map((t) => ({ t, ...flatPoint({ x: 0.4 + t / 4, y: 0.3 }, { width: 16, height: 9 }) }));
    const view = { yaw: 0, pitch: 0, fov: 0.05 };
    expect(pinPlace({ track: keys }, view)).toEqual(pinPlace(flatPoint(at, { width: 16, height: 9 }), view));
  });

  it('that is given in parts of a picture has no place on a sphere', () =>
    expect(pinPlace(at, { yaw: 0, pitch: 0, fov: 90 })).toBeUndefined());
});
