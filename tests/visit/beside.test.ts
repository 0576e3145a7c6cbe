import { describe, expect, it } from 'vitest';
import { toScreen } from '../../src/tiles/screen';
import { toDirection } from '../../src/tour/angle';
import { freePart, lookBeside } from '../../src/visit/beside';

const PHONE = { width: 412, height: 915 };
const KIOSK = { width: 1_920, height: 1_080 };
const HOME = { yaw: 0, pitch: 0, fov: 90 };

const rect = (left: number, top: number, width: number, height: number): DOMRectReadOnly =>
  ({ left, top, width, height }) as DOMRectReadOnly;

describe('what a sheet leaves free', () => {
  it('is the part above a sheet at the bottom', () =>
    expect(freePart(rect(0, 0, 412, 915), rect(0, 275, 412, 640))).toEqual({ width: 412, height: 275 }));

  it('is the part left of a panel', () =>
    expect(freePart(rect(0, 0, 1_920, 1_080), rect(1_500, 0, 420, 1_080))).toEqual({ width: 1_500, height: 1_080 }));

  it('is nothing where all is covered', () =>
    expect(freePart(rect(0, 0, 412, 915), rect(0, -10, 412, 925)).height).toBe(0));
});

describe('a look beside a sheet', () => {
  it('leaves the view alone when the point already is in sight', () =>
    expect(lookBeside({ yaw: 5, pitch: 20 }, HOME, PHONE, { width: 412, height: 450 })).toBeUndefined());

  it.each([
    [{ yaw: 0, pitch: 0 }, 275],
    [{ yaw: 130, pitch: -20 }, 400],
    [{ yaw: -77, pitch: 30 }, 300],
  ])('brings %o into the middle of what is free above a sheet', (at, height) => {
    const look = lookBeside(at, HOME, PHONE, { width: 412, height });
    const point = toScreen(toDirection(at), { ...HOME, ...look }, PHONE);
    expect(point?.x).toBeCloseTo(206, 6);
    expect(point?.y).toBeCloseTo(height / 2, 6);
  });

  it.each([
    { yaw: 60, pitch: 0 },
    { yaw: -150, pitch: -25 },
    { yaw: 10, pitch: -41 },
  ])('brings %o well into what is free beside a panel', (at) => {
    const free = { width: 1_400, height: 1_080 };
    const look = lookBeside(at, { ...HOME, yaw: at.yaw + 60 }, KIOSK, free);
    const point = toScreen(toDirection(at), { ...HOME, ...look }, KIOSK);
    expect(Math.abs((point?.x ?? 0) - 700)).toBeLessThan(120);
    expect(Math.abs((point?.y ?? 0) - 540)).toBeLessThan(60);
  });

  it('never asks to look beyond straight down', () =>
    expect(lookBeside({ yaw: 0, pitch: -85 }, HOME, PHONE, { width: 412, height: 200 })?.pitch).toBe(-90));
});
