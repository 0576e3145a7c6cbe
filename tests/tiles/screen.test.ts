import { describe, expect, it } from 'vitest';
import { FACES, faceDirection, facePoint } from '../../src/tiles/face';
import { fromScreen, pointUnder, shortFov, toScreen, verticalFov, type Size } from '../../src/tiles/screen';
import { angleBetween, toDirection, toSpherePoint } from '../../src/tour/angle';
import { randomFrom } from './random';

const PHONE: Size = { width: 412, height: 915 };
const KIOSK: Size = { width: 1920, height: 1080 };

describe('a direction on the screen', () => {
  it.each([
    { what: 'the centre', view: { yaw: 0, pitch: 0, fov: 90 }, at: { yaw: 0, pitch: 0 }, x: 960, y: 540 },
    {
      what: 'the right edge, half the field of view away',
      view: { yaw: 10, pitch: 0, fov: 90 },
      at: { yaw: 55, pitch: 0 },
      x: 1920,
      y: 540,
    },
    {
      what: 'above the centre',
      view: { yaw: 0, pitch: -10, fov: 90 },
      at: { yaw: 0, pitch: 10 },
      x: 960,
      y: 540 - 960 * Math.tan(Math.PI / 9),
    },
    { what: 'across the seam', view: { yaw: 170, pitch: 0, fov: 90 }, at: { yaw: -145, pitch: 0 }, x: 1920, y: 540 },
  ])('$what', ({ view, at, x, y }) => {
    const point = toScreen(toDirection(at), view, KIOSK);
    expect(point?.x).toBeCloseTo(x, 6);
    expect(point?.y).toBeCloseTo(y, 6);
  });

  it('is nowhere behind the eye', () => {
    expect(toScreen(toDirection({ yaw: 180, pitch: 0 }), { yaw: 0, pitch: 0, fov: 90 }, PHONE)).toBeUndefined();
  });

  it.each(Array.from({ length: 50 }, (_, seed) => seed))('and back is the same (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const size = seed % 2 ? PHONE : KIOSK;
    const view = { yaw: random() * 360 - 180, pitch: random() * 180 - 90, fov: 10 + random() * 110 };
    const point = { x: random() * size.width, y: random() * size.height };
    const back = toScreen(fromScreen(point, view, size), view, size);
    expect(back?.x).toBeCloseTo(point.x, 5);
    expect(back?.y).toBeCloseTo(point.y, 5);
    const under = pointUnder(point, view, size);
    const again = toScreen(toDirection(under), view, size);
    expect(Math.hypot((again?.x ?? 0) - point.x, (again?.y ?? 0) - point.y)).toBeLessThan(1e-4);
  });
});

it('the field of view is along the longer side', () => {
  expect(verticalFov(90, PHONE)).toBe(90);
  expect(verticalFov(90, KIOSK)).toBeCloseTo(58.7, 1);
  expect(shortFov(90, PHONE)).toBeCloseTo(48.5, 1);
});

describe('a point of a cube’s face', () => {
  it.each(FACES)('%s is found again from its direction', (face) => {
    for (const [x, y] of [
      [0.5, 0.5],
      [0.1, 0.2],
      [0.99, 0.01],
      [0.3, 0.9],
    ] as const) {
      const back = facePoint(faceDirection(face, x, y));
      expect(back.face).toBe(face);
      expect(back.x).toBeCloseTo(x, 10);
      expect(back.y).toBeCloseTo(y, 10);
    }
  });

  it('lies where neighbouring faces meet', () => {
    const same = (a: ReturnType<typeof faceDirection>, b: ReturnType<typeof faceDirection>): void =>
      expect(angleBetween(toSpherePoint(a), toSpherePoint(b))).toBeLessThan(1e-4);
    for (const part of [0, 0.25, 0.7, 1]) {
      same(faceDirection('f', 1, part), faceDirection('r', 0, part));
      same(faceDirection('r', 1, part), faceDirection('b', 0, part));
      same(faceDirection('b', 1, part), faceDirection('l', 0, part));
      same(faceDirection('l', 1, part), faceDirection('f', 0, part));
      same(faceDirection('f', part, 0), faceDirection('u', part, 1));
      same(faceDirection('f', part, 1), faceDirection('d', part, 0));
    }
  });
});
