import { describe, expect, it } from 'vitest';
import { pointUnder, type Size } from '../../src/tiles/screen';
import { turnBetween } from '../../src/tour/angle';
import type { View } from '../../src/tour/view';
import { limitView, type ViewLimits } from '../../src/viewer/limit-view';
import { randomFrom } from '../tiles/random';

const PHONE: Size = { width: 412, height: 915 };
const KIOSK: Size = { width: 1920, height: 1080 };
const view = (yaw: number, pitch: number, fov = 90): View => ({ yaw, pitch, fov });

describe('how far one may turn and zoom', () => {
  it.each([
    { what: 'anywhere', limits: {}, wanted: view(190, 20), is: view(-170, 20) },
    { what: 'not over the zenith', limits: {}, wanted: view(10, 120), is: view(10, 90) },
    { what: 'not wider than 120°', limits: {}, wanted: view(0, 0, 150), is: view(0, 0, 120) },
    { what: 'to the side', limits: { yaw: { from: -40, to: 30 } }, wanted: view(50, 0), is: view(30, 0) },
    { what: 'to the nearer side', limits: { yaw: { from: -40, to: 30 } }, wanted: view(-170, 0), is: view(-40, 0) },
    { what: 'across the seam', limits: { yaw: { from: 170, to: -150 } }, wanted: view(-100, 0), is: view(-150, 0) },
    { what: 'up', limits: { pitch: { from: -10, to: 40 } }, wanted: view(0, 60), is: view(0, 40) },
    { what: 'in', limits: { fov: { from: 50, to: 100 } }, wanted: view(0, 0, 20), is: view(0, 0, 50) },
    { what: 'out', limits: { fov: { from: 50, to: 100 } }, wanted: view(0, 0, 110), is: view(0, 0, 100) },
  ] satisfies { what: string; limits: ViewLimits; wanted: View; is: View }[])('$what', ({ limits, wanted, is }) => {
    expect(limitView(wanted, limits, PHONE)).toEqual(is);
  });

  it('ends where a pixel of the picture fills two of the screen', () => {
    const { fov } = limitView(view(0, 0, 10), { face: 2048 }, PHONE);
    expect(915 / 2 / Math.tan((fov * Math.PI) / 360)).toBeCloseTo(2 * 1024, 3);
    expect(limitView(view(0, 0, 5), { face: 8192 }, PHONE).fov).toBe(10);
    expect(limitView(view(0, 0, 10), { face: 300 }, PHONE).fov).toBe(60);
  });
});

const CROPS = [
  { left: -60, right: 60, top: 30, bottom: -40 },
  { left: -180, right: 180, top: 35, bottom: -25 },
  { left: -90, right: 90, top: 90, bottom: -30 },
  { left: -15, right: 35, top: 10, bottom: -10 },
  { left: 100, right: 250, top: 90, bottom: -90 },
];

describe.each(CROPS)('a picture from $left to $right and $bottom to $top', (crop) => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('is never left (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const wanted = { yaw: random() * 360 - 180, pitch: random() * 180 - 90, fov: 10 + random() * 110 };
    const size = seed % 2 ? PHONE : KIOSK;
    const limited = limitView(wanted, { crop }, size);
    expect(limited.fov).toBeLessThanOrEqual(wanted.fov);
    for (let part = 0; part <= 1; part += 0.05) {
      const [x, y] = [part * size.width, part * size.height];
      for (const point of [
        { x, y: 0 },
        { x, y: size.height },
        { x: 0, y },
        { x: size.width, y },
      ]) {
        const at = pointUnder(point, limited, size);
        const aside = Math.abs(turnBetween((crop.left + crop.right) / 2, at.yaw));
        expect(at.pitch).toBeLessThanOrEqual(crop.top + 0.01);
        expect(at.pitch).toBeGreaterThanOrEqual(crop.bottom - 0.01);
        expect(aside).toBeLessThanOrEqual((crop.right - crop.left) / 2 + 0.01);
      }
    }
    const again = limitView(limited, { crop }, size);
    expect(again.yaw).toBeCloseTo(limited.yaw, 4);
    expect(again.pitch).toBeCloseTo(limited.pitch, 4);
    expect(again.fov).toBeCloseTo(limited.fov, 4);
  });

  it('is looked at freely in its middle', () => {
    const middle = view((crop.left + crop.right) / 2, (crop.top + crop.bottom) / 2, 12);
    const limited = limitView(middle, { crop }, PHONE);
    expect(limited.pitch).toBeCloseTo(middle.pitch, 5);
    expect(limited.fov).toBe(12);
  });
});
