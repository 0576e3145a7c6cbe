import { describe, expect, it } from 'vitest';
import { FACES, faceDirection } from '../../src/tiles/face';
import { fromScreen, toScreen, type Size } from '../../src/tiles/screen';
import type { View } from '../../src/tour/view';
import { cameraTransform, facePosition, faceTransform, posterTransform } from '../../src/viewer/css-camera';
import { randomFrom } from '../tiles/random';

type Matrix = number[][];

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => [0, 1, 2, 3].map((column) => row.reduce((sum, value, at) => sum + value * (b[at]?.[column] ?? 0), 0)));

/** The matrix of one function of a transform, as CSS Transforms 2 defines it. */
function matrixOf(name: string, value: number): Matrix {
  const [c, s] = [Math.cos((value * Math.PI) / 180), Math.sin((value * Math.PI) / 180)];
  const identity: Matrix = [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((column) => (row === column ? 1 : 0)));
  const [, , z = [], w = []] = identity;
  if (name === 'perspective') w[2] = -1 / value;
  if (name === 'translateZ') z[3] = value;
  if (name === 'scale') return [[value, 0, 0, 0], [0, value, 0, 0], z, w];
  if (name === 'rotateX') return [[1, 0, 0, 0], [0, c, -s, 0], [0, s, c, 0], w];
  if (name === 'rotateY') return [[c, 0, s, 0], [0, 1, 0, 0], [-s, 0, c, 0], w];
  return identity;
}

/** Where a browser puts a point of an element that lies centred on the stage. */
function place(transform: string, [x, y]: [number, number], { width, height }: Size) {
  const parts = [...transform.matchAll(/(\w+)\((-?[\d.]+)\w*\)/g)].map(([, name = '', value]) =>
    matrixOf(name, Number(value)),
  );
  const matrix = parts.reduce(times);
  const [px = 0, py = 0, , w = 1] = matrix.map((row) =>
    row.reduce((sum, value, at) => sum + value * ([x, y, 0, 1][at] ?? 0), 0),
  );
  return { x: px / w + width / 2, y: py / w + height / 2, visible: w > 0 };
}

const SIZES: Size[] = [
  { width: 412, height: 915 },
  { width: 1920, height: 1080 },
  { width: 600, height: 600 },
];

function randomView(random: () => number): View {
  return { yaw: random() * 360 - 180, pitch: random() * 180 - 90, fov: 20 + random() * 100 };
}

describe.each(Array.from({ length: 12 }, (_, seed) => seed))('a browser’s 3D (seed %i)', (seed) => {
  const random = randomFrom(seed);
  const size = SIZES[seed % SIZES.length] ?? { width: 1, height: 1 };
  const view = randomView(random);

  it.each(FACES)('puts face %s where the camera sees it', (face) => {
    for (let i = 0; i < 20; i++) {
      const [x, y] = [random(), random()];
      const expected = toScreen(faceDirection(face, x, y), view, size);
      const transform = `${cameraTransform(view, size)} ${faceTransform(face, 256).replace(/ scale.*/, '')}`;
      const seen = place(transform, [(x - 0.5) * 256, (y - 0.5) * 256], size);
      expect(seen.visible).toBe(expected !== undefined);
      if (!expected || Math.hypot(expected.x, expected.y) > 10_000) continue;
      expect(seen.x).toBeCloseTo(expected.x, 0);
      expect(seen.y).toBeCloseTo(expected.y, 0);
    }
  });

  it('puts the poster where the camera sees it', () => {
    const poster = { ...view, yaw: view.yaw + 20, pitch: view.pitch / 2, fov: 90 };
    for (let i = 0; i < 20; i++) {
      const point = { x: random() * size.width, y: random() * size.height };
      const expected = toScreen(fromScreen(point, poster, size), view, size);
      const transform = `${cameraTransform(view, size)} ${posterTransform(poster, size)}`;
      const seen = place(transform, [point.x - size.width / 2, point.y - size.height / 2], size);
      expect(seen.visible).toBe(expected !== undefined);
      if (!expected || Math.hypot(expected.x, expected.y) > 10_000) continue;
      expect(Math.hypot(seen.x - expected.x, seen.y - expected.y)).toBeLessThan(0.2);
    }
  });

  it('leaves the poster exactly where it lies at its own view', () => {
    const transform = `${cameraTransform(view, size)} ${posterTransform(view, size)}`;
    const seen = place(transform, [100, -50], size);
    expect(seen.x).toBeCloseTo(size.width / 2 + 100, 2);
    expect(seen.y).toBeCloseTo(size.height / 2 - 50, 2);
  });
});

it('takes the faces from the strip one below the other', () => {
  expect(FACES.map((face) => facePosition(face, 10))).toEqual([
    '0 0px',
    '0 -10px',
    '0 -20px',
    '0 -30px',
    '0 -40px',
    '0 -50px',
  ]);
});
