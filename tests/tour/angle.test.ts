import { describe, expect, it } from 'vitest';
import * as angle from '../../src/tour/angle';
import { Seeded } from './seeded';

const SEED = 90;

describe('[A1] angles', () => {
  it.each([
    [0, 0, [0, 0, -1]],
    [90, 0, [1, 0, 0]],
    [-90, 0, [-1, 0, 0]],
    [180, 0, [0, 0, 1]],
    [0, 90, [0, 1, 0]],
    [90, 30, [0.866_025, 0.5, 0]],
  ])('yaw %d, pitch %d point to %j', (yaw, pitch, expected) => {
    angle.toDirection({ yaw, pitch }).forEach((part, axis) => expect(part).toBeCloseTo(expected[axis] ?? NaN, 5));
  });

  it(`come back from their direction, of any length, seed ${SEED}`, () => {
    const random = new Seeded(SEED);
    for (let index = 0; index < 2_000; index++) {
      const point = { yaw: random.between(-180, 180), pitch: random.between(-89.9, 89.9) };
      const length = random.between(0.1, 100);
      const [x, y, z] = angle.toDirection(point);
      const back = angle.toSpherePoint([x * length, y * length, z * length]);
      expect(back.yaw).toBeCloseTo(point.yaw, 8);
      expect(back.pitch).toBeCloseTo(point.pitch, 8);
      expect(angle.angleBetween(point, back)).toBeLessThan(1e-4);
    }
  });

  it.each([
    [0, 0],
    [180, -180],
    [-180, -180],
    [540, -180],
    [359, -1],
    [-361, -1],
    [720.5, 0.5],
  ])('%d wraps to %d', (yaw, wrapped) => expect(angle.wrapYaw(yaw)).toBeCloseTo(wrapped, 10));

  it.each([
    [350, 10, 20],
    [10, 350, -20],
    [-170, 170, -20],
    [0, 180, -180],
    [720, 90, 90],
  ])('from %d to %d it is %d the short way', (from, to, turn) => {
    expect(angle.turnBetween(from, to)).toBeCloseTo(turn, 10);
  });

  it.each([
    [0, 0, 0],
    [90, 300, 30],
    [-30, 10, 340],
    [-180, -180, 0],
  ])('yaw %d in a picture that faces %d bears %d', (yaw, heading, bearing) => {
    expect(angle.toBearing(yaw, heading)).toBeCloseTo(bearing, 10);
  });

  it('are 0 to 180 between two directions, also where rounding goes past the end', () => {
    expect(angle.angleBetween({ yaw: 12.3, pitch: 45.6 }, { yaw: 12.3, pitch: 45.6 })).toBeLessThan(1e-5);
    expect(angle.angleBetween({ yaw: 0, pitch: 0 }, { yaw: 180, pitch: 0 })).toBeCloseTo(180, 5);
    expect(angle.angleBetween({ yaw: 0, pitch: 90 }, { yaw: 77, pitch: 0 })).toBeCloseTo(90, 10);
  });
});
