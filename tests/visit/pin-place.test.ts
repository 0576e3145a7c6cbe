import { describe, expect, it } from 'vitest';
import { toScreen } from '../../src/tiles/screen';
import { toDirection } from '../../src/tour/angle';
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

  it('on a flat picture or a moving landmark is left to the text', () => {
    const view = { yaw: 0, pitch: 0, fov: 90 };
    expect(pinPlace({ x: 0.5, y: 0.5 }, view)).toBeUndefined();
    expect(pinPlace({ track: [{ t: 0, x: 0, y: 0 }] }, view)).toBeUndefined();
  });
});
