import { describe, expect, it, vi } from 'vitest';
import { facePlane, viewPlane, wholeOf, type Plane } from '../../src/press/cut/plane';
import { renderPlane } from '../../src/press/cut/render';
import { planPyramid } from '../../src/press/cut/pyramid-plan';
import { levelled } from '../../src/press/cut/tilt';
import { FACES, faceDirection, type Face } from '../../src/tiles/face';
import { POSTER_RATIOS, posterSize } from '../../src/tiles/poster';
import { fromScreen, toScreen, type Size } from '../../src/tiles/screen';
import { toDirection, toRadians, type Direction } from '../../src/tour/angle';
import { difference, paint, SMOOTH, sphereOf, WHOLE, type ColourOf } from './painted';

vi.setConfig({ testTimeout: 60_000 });

const WIDTH = 2_048;
const sphere = sphereOf(paint(WIDTH, WIDTH / 2, SMOOTH));
const levels = planPyramid('s/test', WIDTH).levels.map(Number);

const unit = ([x, y, z]: Direction): Direction => {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
};

/** What a plane ought to show. */
function expected({ width, height }: Size, directionAt: (x: number, y: number) => Direction, colourOf = SMOOTH) {
  const out = new Uint8ClampedArray(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) out.set(colourOf(unit(directionAt(x + 0.5, y + 0.5))), at);
  return out;
}

const known = new Map<string, Uint8ClampedArray>();

function expectedFace(face: Face, size: number): Uint8ClampedArray {
  const name = `${face}${size}`;
  const found =
    known.get(name) ?? expected({ width: size, height: size }, (x, y) => faceDirection(face, x / size, y / size));
  known.set(name, found);
  return found;
}

const draw = (plane: Plane, of = sphere) => renderPlane(of, plane, wholeOf(plane));

/** The same picture with left and right exchanged. */
function mirrored(picture: ArrayLike<number>, size: number): Uint8Array {
  return Uint8Array.from({ length: picture.length }, (_, i) => {
    const [row, column] = [Math.floor(i / 3 / size), Math.floor(i / 3) % size];
    return picture[(row * size + size - 1 - column) * 3 + (i % 3)] ?? 0;
  });
}

const EXACT = 50;

describe('cube faces', () => {
  it.each([...levels, 256].flatMap((size) => FACES.map((face) => [size, face] as const)))(
    'of %i pixels: %s shows the painted world',
    (size, face) => {
      const { psnr, worst } = difference(draw(facePlane(face, size)), expectedFace(face, size));
      expect(psnr).toBeGreaterThan(EXACT);
      expect(worst).toBeLessThanOrEqual(3);
    },
  );

  it('are caught when mirrored or exchanged', () => {
    const size = 256;
    for (const face of FACES) {
      const drawn = draw(facePlane(face, size));
      expect(difference(mirrored(drawn, size), expectedFace(face, size)).psnr).toBeLessThan(EXACT - 20);
      for (const other of FACES.filter((each) => each !== face))
        expect(difference(drawn, expectedFace(other, size)).psnr).toBeLessThan(EXACT - 20);
    }
  });

  it('cut in windows are the same as cut whole', () => {
    const plane = facePlane('u', 328);
    const whole = draw(plane);
    const part = renderPlane(sphere, plane, { x: 64, y: 200, width: 100, height: 40 });
    for (let row = 0; row < 40; row++) {
      const start = ((200 + row) * 328 + 64) * 3;
      const { worst } = difference(part.subarray(row * 300, row * 300 + 300), whole.subarray(start, start + 300));
      expect(worst).toBeLessThanOrEqual(1);
    }
  });
});

/** Both sides of each of the twelve edges, as pixel runs on two faces that meet there. */
function edgePairs(size: number): [Face, Face, number[], number[]][] {
  const at = (x: number, y: number): number => (y * size + x) * 3;
  const borders = FACES.flatMap((face) =>
    [
      (i: number) => [i, 0] as const,
      (i: number) => [i, size - 1] as const,
      (i: number) => [0, i] as const,
      (i: number) => [size - 1, i] as const,
    ].map((place) => ({ face, places: Array.from({ length: size }, (_, i) => place(i)) })),
  );
  const key = ([x, y, z]: Direction) => [x, y, z].map((n) => Math.round(n * 100)).join();
  /** A point just inside of the border, pushed onto it. */
  const corner = (face: Face, [x, y]: readonly [number, number]) => {
    const snap = (n: number) => (n === 0 ? 0 : n === size - 1 ? 1 : (n + 0.5) / size);
    return key(faceDirection(face, snap(x), snap(y)));
  };
  const quarter = Math.floor(size / 4);
  return borders.flatMap((a, index) =>
    borders.slice(index + 1).flatMap((b): [Face, Face, number[], number[]][] => {
      const [pa, pb] = [a.places[quarter], b.places[quarter]];
      const pbBack = b.places[size - 1 - quarter];
      if (a.face === b.face || !pa || !pb || !pbBack) return [];
      const straight = corner(a.face, pa) === corner(b.face, pb);
      const reversed = corner(a.face, pa) === corner(b.face, pbBack);
      if (!straight && !reversed) return [];
      const other = reversed && !straight ? [...b.places].reverse() : b.places;
      return [[a.face, b.face, a.places.map((p) => at(...p)), other.map((p) => at(...p))]];
    }),
  );
}

type Faces = ReadonlyMap<Face, ArrayLike<number>>;

/** The largest step at any edge, in levels of 255, beyond that of the world itself from one pixel to the next. */
function largestStep(drawn: Faces, size: number): number {
  let step = 0;
  for (const [a, b, from, to] of edgePairs(size)) {
    const [one, two] = [drawn.get(a) ?? [], drawn.get(b) ?? []];
    const [oneWanted, twoWanted] = [expectedFace(a, size), expectedFace(b, size)];
    from.forEach((first, i) => {
      for (let channel = 0; channel < 3; channel++) {
        const [at, other] = [first + channel, (to[i] ?? 0) + channel];
        const off = (one[at] ?? 0) - (oneWanted[at] ?? 0) - (two[other] ?? 0) + (twoWanted[other] ?? 0);
        step = Math.max(step, Math.abs(off));
      }
    });
  }
  return step;
}

const facesOf = (size: number, change: (plane: Plane, face: Face) => Plane = (plane) => plane): Faces =>
  new Map(
    FACES.map((face) => {
      const plane = change(facePlane(face, size), face);
      return [face, renderPlane(sphere, plane, wholeOf({ width: size, height: size }))];
    }),
  );

describe('edges between faces', () => {
  const MOST = 2;

  it('are found, all twelve', () => expect(edgePairs(8)).toHaveLength(12));

  it.each([...levels, 256])('show no seam at %i pixels', (size) => {
    expect(largestStep(facesOf(size), size)).toBeLessThanOrEqual(MOST);
  });

  it.each(FACES)('are caught when %s lies two pixels off', (wrong) => {
    const shifted = facesOf(256, (plane, face) => (face === wrong ? { ...plane, width: plane.width + 4 } : plane));
    expect(largestStep(shifted, 256)).toBeGreaterThan(MOST);
  });
});

/** Black and white columns, as fine as the picture can hold: near the poles far finer than a face can. */
const STRIPED = paint(1_024, 512, () => [0, 0, 0]);
for (let i = 0; i < STRIPED.data.length; i++) STRIPED.data[i] = Math.floor(i / 3) % 2 === 0 ? 0 : 255;

/** How far the middle of the upper face is from even grey. */
function unevenness(face: ArrayLike<number>, size: number): number {
  let worst = 0;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const radius = Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2);
      if (radius < size / 4) worst = Math.max(worst, Math.abs((face[(y * size + x) * 3] ?? 0) - 127.5));
    }
  }
  return worst;
}

describe('what is finer than a tile', () => {
  const size = 328;
  it('becomes even near the poles', () => {
    expect(unevenness(draw(facePlane('u', size), sphereOf(STRIPED)), size)).toBeLessThan(4);
  });

  it('is caught when taken from the nearest pixel', () => {
    const nearest = expected(
      { width: size, height: size },
      (x, y) => faceDirection('u', x / size, y / size),
      ([x, , z]) => {
        const column = Math.floor((Math.atan2(x, -z) / (2 * Math.PI) + 0.5) * 1_024);
        const grey = column % 2 === 0 ? 0 : 255;
        return [grey, grey, grey];
      },
    );
    expect(unevenness(nearest, size)).toBeGreaterThan(100);
  });

  it('becomes even in coarser levels', () => {
    const coarse = draw(facePlane('f', 82), sphereOf(STRIPED));
    expect(Math.max(...coarse.map((value) => Math.abs(value - 127.5)))).toBeLessThan(4);
  });
});

describe('posters', () => {
  const VIEWS = [
    { yaw: 0, pitch: 0, fov: 90 },
    { yaw: 171, pitch: -25, fov: 85 },
    { yaw: -63.5, pitch: 60, fov: 110 },
    { yaw: 10, pitch: -90, fov: 70 },
    { yaw: 95, pitch: 12, fov: 30 },
  ];

  it.each(VIEWS)('show the painted world at $yaw, $pitch, $fov', (view) => {
    for (const { ratio } of POSTER_RATIOS) {
      const size = posterSize(ratio, 300);
      const drawn = draw(viewPlane(view, size));
      const { psnr } = difference(
        drawn,
        expected(size, (x, y) => fromScreen({ x, y }, view, size)),
      );
      expect(psnr).toBeGreaterThan(EXACT);
    }
  });

  const MARK = { yaw: -40, pitch: 8 };
  const spot: ColourOf = (direction) => {
    const mark = toDirection(MARK);
    const away = Math.acos(Math.min(1, direction[0] * mark[0] + direction[1] * mark[1] + direction[2] * mark[2]));
    const light = 255 * Math.exp(-((away / toRadians(0.6)) ** 2));
    return [light, light, light];
  };

  const middleOfLight = (picture: ArrayLike<number>, { width, height }: Size) => {
    let [sum, sx, sy] = [0, 0, 0];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const light = picture[(y * width + x) * 3] ?? 0;
        sum += light;
        sx += light * (x + 0.5);
        sy += light * (y + 0.5);
      }
    }
    return { x: sx / sum, y: sy / sum };
  };

  const spots = sphereOf(paint(WIDTH, WIDTH / 2, spot));
  it.each(POSTER_RATIOS)('have a mark where the gnomonic projection puts it, at $ratio', ({ ratio }) => {
    for (const view of [
      { yaw: -45, pitch: 0, fov: 90 },
      { yaw: -30, pitch: 20, fov: 75 },
      { yaw: -52, pitch: -5, fov: 100 },
    ]) {
      const size = posterSize(ratio, 652);
      const found = middleOfLight(draw(viewPlane(view, size), spots), size);
      const wanted = toScreen(toDirection(MARK), view, size);
      expect(Math.hypot(found.x - (wanted?.x ?? 0), found.y - (wanted?.y ?? 0))).toBeLessThan(0.25);
    }
  });

  it('are exactly symmetric', () => {
    const even = sphereOf(paint(512, 256, ([x, y, z]) => SMOOTH([Math.abs(x), y, z])));
    for (const { ratio } of POSTER_RATIOS) {
      const size = posterSize(ratio, 240);
      const drawn = draw(viewPlane({ yaw: 0, pitch: 10, fov: 90 }, size), even);
      expect(difference(drawn, mirrored(drawn, size.width)).worst).toBeLessThanOrEqual(1);
    }
  });
});

describe('tilt', () => {
  /** Turns about the camera's own axes, written out apart from the code under test. */
  const toWorld =
    (pitch: number, roll: number) =>
    ([x, y, z]: Direction): Direction => {
      // A camera rolled clockwise sees the horizon turned counter-clockwise.
      const [r, p] = [toRadians(-roll), toRadians(pitch)];
      const [x1, y1] = [x * Math.cos(r) - y * Math.sin(r), x * Math.sin(r) + y * Math.cos(r)];
      return [x1, y1 * Math.cos(p) - z * Math.sin(p), y1 * Math.sin(p) + z * Math.cos(p)];
    };

  const horizon: ColourOf = ([, y]) => (y > 0 ? [255, 255, 255] : [0, 0, 0]);
  const rowOfHorizon = (pixels: { data: Uint8Array; width: number; height: number }, column: number): number => {
    for (let y = 0; y < pixels.height; y++) if ((pixels.data[(y * pixels.width + column) * 3] ?? 0) < 128) return y;
    return pixels.height;
  };

  it('is meant as GPano has it: pitch up, and a horizon that turns counter-clockwise', () => {
    const rolled = paint(360, 180, (seen) => horizon(toWorld(0, 10)(seen)));
    // To the right of the centre the horizon is higher in the picture, to the left lower.
    expect(rowOfHorizon(rolled, 270)).toBe(80);
    expect(rowOfHorizon(rolled, 90)).toBe(100);
    const pitched = paint(360, 180, (seen) => horizon(toWorld(10, 0)(seen)));
    expect(rowOfHorizon(pitched, 180)).toBe(100);
  });

  it.each([
    [10, 0],
    [0, -7],
    [-12.5, 20],
    [60, 33],
  ])('of %f up and %f rolled is levelled', (pitch, roll) => {
    const seen = sphereOf(paint(1_024, 512, (direction) => SMOOTH(toWorld(pitch, roll)(direction))));
    for (const face of FACES) {
      const plane = levelled(facePlane(face, 160), { pitch, roll });
      expect(difference(draw(plane, seen), expectedFace(face, 160)).psnr).toBeGreaterThan(EXACT);
      const wrong = levelled(facePlane(face, 160), { pitch: -pitch, roll: -roll });
      expect(difference(draw(wrong, seen), expectedFace(face, 160)).psnr).toBeLessThan(EXACT - 15);
    }
  });
});

describe('partial panoramas', () => {
  const extent = { ...WHOLE, left: -90, right: 60, top: 40, bottom: -20 };
  const part = sphereOf(paint(853, 341, SMOOTH, extent), extent);

  it('lie where their crop says, and the rest is neutral', () => {
    const size = 160;
    for (const face of FACES) {
      const drawn = draw(facePlane(face, size), part);
      const wanted = expectedFace(face, size);
      let [inside, outside] = [0, 0];
      for (let i = 0; i < size * size; i++) {
        const [x, y, z] = faceDirection(face, ((i % size) + 0.5) / size, (Math.floor(i / size) + 0.5) / size);
        const [yaw, pitch] = [Math.atan2(x, -z), Math.atan2(y, Math.hypot(x, z))].map((a) => (a * 180) / Math.PI);
        const away = Math.max(-90 - (yaw ?? 0), (yaw ?? 0) - 60, (pitch ?? 0) - 40, -20 - (pitch ?? 0));
        if (away > 1) outside = Math.max(outside, Math.abs((drawn[i * 3] ?? 0) - 0x1b));
        if (away < -1) inside = Math.max(inside, Math.abs((drawn[i * 3] ?? 0) - (wanted[i * 3] ?? 0)));
      }
      expect([face, inside <= 3, outside]).toEqual([face, true, 0]);
    }
  });

  it('on a cylinder have rows by the tangent of the pitch', () => {
    const top = (Math.atan((400 / 1_024) * Math.PI) * 180) / Math.PI;
    const cylinder = { left: -180, right: 180, top, bottom: -top, cylindrical: true };
    const pixels = paint(1_024, 400, () => [0, 0, 0]);
    for (let y = 0; y < 400; y++) {
      const tangent = (200 - y - 0.5) / (1_024 / (2 * Math.PI));
      for (let x = 0; x < 1_024; x++) {
        const yaw = ((x + 0.5) / 1_024 - 0.5) * 2 * Math.PI;
        const colour = SMOOTH(unit([Math.sin(yaw), tangent, -Math.cos(yaw)]));
        pixels.data.set(colour.map(Math.round), (y * 1_024 + x) * 3);
      }
    }
    const view = { yaw: 130, pitch: 10, fov: 70 };
    const size = { width: 200, height: 160 };
    const drawn = draw(viewPlane(view, size), sphereOf(pixels, cylinder));
    expect(
      difference(
        drawn,
        expected(size, (x, y) => fromScreen({ x, y }, view, size)),
      ).psnr,
    ).toBeGreaterThan(EXACT);
  });
});
