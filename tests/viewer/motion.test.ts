import { describe, expect, it } from 'vitest';
import { halfLong } from '../../src/tiles/screen';
import { Look } from '../../src/viewer/look';
import { ease, fovBetween, glide } from '../../src/viewer/motion';
import type { View } from '../../src/tour/view';

const START: View = { yaw: 170, pitch: 0, fov: 90 };

describe('an eased turn', () => {
  const motion = ease(START, { yaw: -170, pitch: 10, fov: 45 }, 1_000, 400);
  it('begins where it is, goes the short way, and ends exactly there', () => {
    expect(motion(1_000).view).toEqual(START);
    expect(motion(1_200).view.yaw).toBeGreaterThan(170);
    expect(motion(1_200).view.yaw).toBeLessThan(190);
    expect(motion(1_400)).toEqual({ view: { yaw: -170, pitch: 10, fov: 45 }, done: true });
    expect(motion(9_000).done).toBe(true);
  });

  it('slows down', () => {
    const way = (from: number, to: number): number => motion(to).view.pitch - motion(from).view.pitch;
    expect(way(1_000, 1_100)).toBeGreaterThan(way(1_300, 1_400) * 5);
  });
});

it('zooms by the same factor in the same time', () => {
  const at = (part: number): number => halfLong(fovBetween(90, 30, part));
  expect(at(0.5) / at(0)).toBeCloseTo(at(1) / at(0.5), 10);
});

describe('a glide', () => {
  const motion = glide(START, { yaw: 0.1, pitch: 0 }, 0);
  it('goes on with the finger’s speed and comes to rest', () => {
    expect(motion(10).view.yaw - 170).toBeCloseTo(1, 1);
    expect(motion(5_000).done).toBe(true);
    expect(motion(5_000).view.yaw - 170).toBeCloseTo(32, 1);
    expect(motion(300).done).toBe(false);
  });
});

describe('the look', () => {
  const lookWith = (still: boolean) => {
    let asked = 0;
    const look = new Look(START, {
      limit: (view) => ({ ...view, pitch: Math.min(view.pitch, 20) }),
      size: () => ({ width: 400, height: 400 }),
      changed: () => asked++,
      still: () => still,
    });
    return { look, frames: () => asked };
  };

  it('asks for frames only when something happens', () => {
    const { look, frames } = lookWith(false);
    expect(look.step(0)).toBe(false);
    expect(frames()).toBe(0);
    look.head({ ...START, pitch: 10 }, 0);
    expect(frames()).toBe(1);
    expect(look.step(100)).toBe(true);
    expect(look.step(10_000)).toBe(false);
    expect(look.moving).toBe(false);
    expect(frames()).toBe(1);
  });

  it('adds up steps from where the last one leads', () => {
    const { look } = lookWith(false);
    look.head({ ...START, pitch: 5 }, 0);
    look.head({ ...look.aim, pitch: look.aim.pitch + 5 }, 10);
    look.step(10_000);
    expect(look.view.pitch).toBe(10);
  });

  it('stays within the limits, and a touch stops it', () => {
    const { look } = lookWith(false);
    look.head({ ...START, pitch: 80 }, 0);
    look.step(100);
    const { view } = look;
    look.stop();
    expect(look.step(200)).toBe(false);
    expect(look.view).toBe(view);
    look.put({ ...START, pitch: 70 });
    expect(look.view.pitch).toBe(20);
  });

  it('is there at once where nothing shall move by itself', () => {
    const { look } = lookWith(true);
    look.head({ ...START, pitch: 10 }, 0);
    expect(look.view.pitch).toBe(10);
    look.glide({ yaw: 1, pitch: 0 }, 0);
    expect(look.moving).toBe(false);
  });
});
