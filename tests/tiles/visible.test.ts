import { describe, expect, it } from 'vitest';
import { FACES, facePoint } from '../../src/tiles/face';
import { frustumOf } from '../../src/tiles/frustum';
import { faceSize, tileKey, type Tile } from '../../src/tiles/pyramid';
import { fromScreen, toScreen, type ScreenPoint, type Size } from '../../src/tiles/screen';
import { visibleTiles } from '../../src/tiles/visible';
import { angleBetween, toDegrees, toSpherePoint } from '../../src/tour/angle';
import type { PyramidData } from '../../src/tour/pyramid-shape';
import type { View } from '../../src/tour/view';
import { cube } from './cube';
import { randomFrom } from './random';

const PHONE: Size = { width: 412, height: 915 };
const KIOSK: Size = { width: 1920, height: 1080 };

interface Case {
  view: View;
  size: Size;
  pyramid: PyramidData;
  level: number;
}

const keysOf = ({ pyramid, level, view, size }: Case, hidden?: View): string[] =>
  visibleTiles(pyramid, level, frustumOf(view, size), hidden && frustumOf(hidden, size)).map(({ tile }) =>
    tileKey(tile),
  );

const keysIn = (pyramid: PyramidData, level: number, view: View, size: Size): string[] =>
  keysOf({ pyramid, level, view, size });

function tileUnder({ pyramid, level, view, size }: Case, at: ScreenPoint): Tile {
  const point = facePoint(fromScreen(at, view, size));
  const [pixels, last] = [faceSize(pyramid, level), Math.ceil(faceSize(pyramid, level) / pyramid.tile) - 1];
  const index = (part: number): number => Math.min(Math.floor((part * pixels) / pyramid.tile), last);
  return { level, face: point.face, x: index(point.x), y: index(point.y) };
}

describe('which tiles a view shows', () => {
  it('is none of a pyramid without faces (a flat photograph)', () => {
    const photo: PyramidData = { ...cube(512), levels: [{ width: 800, height: 600 }] };
    expect(keysIn(photo, 0, { yaw: 0, pitch: 0, fov: 90 }, PHONE)).toEqual([]);
  });

  it('is one tile for a narrow look at its middle', () => {
    expect(keysIn(cube(2048), 2, { yaw: 22.5 / 2, pitch: 12, fov: 10 }, PHONE)).toEqual(['2f1-2']);
  });

  it('is only the front face when the window just fits into it', () => {
    const keys = keysIn(cube(512), 0, { yaw: 0, pitch: 0, fov: 89.9 }, { width: 100, height: 100 });
    expect(keys).toEqual(['0f0-0']);
  });

  it('does not count a face that only touches the window', () => {
    expect(keysIn(cube(512), 0, { yaw: 0, pitch: 0, fov: 90 }, { width: 100, height: 100 })).toEqual(['0f0-0']);
  });

  it('is four tiles up and the rest of the sides when one looks straight up', () => {
    const keys = keysIn(cube(1024), 1, { yaw: 0, pitch: 90, fov: 100 }, { width: 100, height: 100 });
    expect(keys.slice(0, 4).sort()).toEqual(['1u0-0', '1u0-1', '1u1-0', '1u1-1']);
    expect(keys.length).toBe(4 + 4 * 2);
  });

  it('begins with the tile in the centre and gets farther from it', () => {
    const seen = visibleTiles(cube(4096), 3, frustumOf({ yaw: 100, pitch: -10, fov: 90 }, KIOSK));
    expect(seen[0]?.angle).toBe(0);
    expect(seen.map(({ angle }) => angle)).toEqual(seen.map(({ angle }) => angle).sort((a, b) => a - b));
  });
});

const sizes = [PHONE, KIOSK, { width: 915, height: 412 }, { width: 600, height: 600 }];

function randomCase(seed: number): Case {
  const random = randomFrom(seed);
  const pyramid = cube([1024, 2048, 3000, 1501, 8192][Math.floor(random() * 5)] ?? 1024);
  const size = sizes[seed % sizes.length] ?? PHONE;
  const pitch = random() < 0.2 ? (random() < 0.5 ? -90 : 90) : random() * 180 - 90;
  const view = { yaw: random() * 360 - 180, pitch, fov: 10 + random() * 110 };
  return { view, size, pyramid, level: Math.floor(random() * pyramid.levels.length) };
}

const GRID = 60;

interface Sample {
  key: string;
  /** From the centre of the view. */
  angle: number;
}

/** Points all over a screen, each with the tile that lies there. */
function samplesOf(random: Case): Sample[] {
  const { view, size } = random;
  const centre = toSpherePoint(frustumOf(view, size).axes.forward);
  return Array.from({ length: GRID * GRID }, (_, index) => {
    const [x, y] = [((index % GRID) + 0.5) / GRID, (Math.floor(index / GRID) + 0.5) / GRID];
    const point = { x: x * size.width, y: y * size.height };
    const key = tileKey(tileUnder(random, point));
    return { key, angle: angleBetween(toSpherePoint(fromScreen(point, view, size)), centre) };
  });
}

describe.each(Array.from({ length: 60 }, (_, seed) => seed))('a random view (seed %i)', (seed) => {
  const random = randomCase(seed);
  const { view, size, pyramid, level } = random;
  const seen = visibleTiles(pyramid, level, frustumOf(view, size));
  const nearest = new Map<string, number>();
  for (const { key, angle } of samplesOf(random)) nearest.set(key, Math.min(angle, nearest.get(key) ?? Infinity));

  it('has the tile of every point of the screen', () => {
    expect(seen.map(({ tile }) => tileKey(tile))).toEqual(expect.arrayContaining([...nearest.keys()]));
  });

  it('has no tile that is nowhere on the screen', () => {
    for (const { tile } of seen) expect(distanceFromScreen(random, tile)).toBeLessThan(2);
  });

  it('measures angles to the nearest point that is seen', () => {
    for (const { tile, angle } of seen) {
      const sampled = nearest.get(tileKey(tile));
      if (sampled === undefined) continue;
      expect(toDegrees(angle)).toBeLessThanOrEqual(sampled + 1e-6);
      expect(toDegrees(angle)).toBeGreaterThan(sampled - view.fov / 15);
    }
  });
});

/** Pixels between the screen and the nearest of many points of a tile; 0 when one is on it. */
function distanceFromScreen({ pyramid, view, size }: Case, tile: Tile): number {
  const pixels = faceSize(pyramid, tile.level);
  const outside = (a: number, b: number): number => {
    const direction = directionOn(tile, { pixels, size: pyramid.tile }, [a, b]);
    const at = toScreen(direction, view, size);
    if (at === undefined) return Infinity;
    const beyond = (value: number, most: number): number => Math.max(-value, value - most, 0);
    return Math.hypot(beyond(at.x, size.width), beyond(at.y, size.height));
  };
  let [a, b, best] = [0.5, 0.5, Infinity];
  for (let i = 0; i <= 24; i++) {
    for (let j = 0; j <= 24; j++) {
      const far = outside(i / 24, j / 24);
      if (far < best) [a, b, best] = [i / 24, j / 24, far];
    }
  }
  for (let step = 1 / 24; step > 1e-6 && best > 0; step *= 0.7) {
    for (let way = 0; way < 8; way++) {
      const [i, j] = [a + step * Math.cos((way * Math.PI) / 4), b + step * Math.sin((way * Math.PI) / 4)];
      const [ca, cb] = [Math.min(Math.max(i, 0), 1), Math.min(Math.max(j, 0), 1)];
      const far = outside(ca, cb);
      if (far < best) [a, b, best] = [ca, cb, far];
    }
  }
  return best;
}

function directionOn(tile: Tile, { pixels, size }: { pixels: number; size: number }, [a, b]: [number, number]) {
  const at = (index: number, part: number): number => Math.min((index + part) * size, pixels) / pixels;
  const end = (index: number): number => (Math.min((index + 1) * size, pixels) - index * size) / size;
  return faceDirectionOf(tile, at(tile.x, a * end(tile.x)), at(tile.y, b * end(tile.y)));
}

function faceDirectionOf({ face }: Tile, x: number, y: number) {
  return ALL_FACES[face](2 * x - 1, 2 * y - 1);
}

/** Written out once more, on purpose: the test must not lean on the code under test. */
const ALL_FACES = {
  f: (s: number, t: number) => [s, -t, -1] as const,
  r: (s: number, t: number) => [1, -t, s] as const,
  b: (s: number, t: number) => [-s, -t, 1] as const,
  l: (s: number, t: number) => [-1, -t, -s] as const,
  u: (s: number, t: number) => [s, 1, -t] as const,
  d: (s: number, t: number) => [s, -1, t] as const,
};

describe('what a poster hides', () => {
  const view: View = { yaw: 20, pitch: 5, fov: 90 };
  const at = (face: number, turned: View): Case => {
    const pyramid = cube(face);
    return { pyramid, level: pyramid.levels.length - 1, view: turned, size: PHONE };
  };

  it('is everything at the poster’s own view', () => {
    expect(keysOf(at(4096, view), view)).toEqual([]);
  });

  it('is everything when one zooms in', () => {
    expect(keysOf(at(4096, { ...view, fov: 50 }), view)).toEqual([]);
  });

  it('leaves only tiles at the new edge after a small turn', () => {
    const turned = { ...view, yaw: 25 };
    const [left, all] = [keysOf(at(4096, turned), view), keysOf(at(4096, turned))];
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(all.length / 1.5);
    expect(all).toEqual(expect.arrayContaining(left));
  });

  it('is nothing on the other side', () => {
    const turned = { ...view, yaw: -160 };
    expect(keysOf(at(2048, turned), view)).toEqual(keysOf(at(2048, turned)));
  });

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'leaves the tile of each point outside it (seed %i)',
    (seed) => {
      const random = randomCase(seed + 1000);
      const { view: turned, size } = random;
      const near = { ...turned, yaw: turned.yaw + seed, pitch: Math.max(-90, turned.pitch - seed) };
      const keys = new Set(keysOf(random, near));
      for (let i = 0; i < 60; i++) {
        for (let j = 0; j < 60; j++) {
          const [x, y] = [(size.width * (i + 0.5)) / 60, (size.height * (j + 0.5)) / 60];
          const at = toScreen(fromScreen({ x, y }, turned, size), near, size);
          const covered = at && at.x > -1 && at.y > -1 && at.x < size.width + 1 && at.y < size.height + 1;
          if (!covered) expect(keys).toContain(tileKey(tileUnder(random, { x, y })));
        }
      }
    },
  );
});

it('looks at few tiles of a deep pyramid', () => {
  const seen = visibleTiles(cube(8192), 4, frustumOf({ yaw: 33, pitch: 10, fov: 30 }, KIOSK));
  expect(seen.length).toBeLessThan(50);
  expect(FACES.length).toBe(6);
});
