import { describe, expect, it } from 'vitest';
import { pixelsPerRadian, pointUnder, type ScreenPoint, type Size } from '../../src/tiles/screen';
import { angleBetween, toRadians, turnBetween, type SpherePoint } from '../../src/tour/angle';
import type { View } from '../../src/tour/view';
import { viewHolding, zoomedAt } from '../../src/viewer/grab';
import { randomFrom } from '../tiles/random';

const SIZE: Size = { width: 412, height: 915 };

/** A pole cannot be pulled aside: no view without a roll has a high point far to the side. */
function canHold({ pitch }: SpherePoint, { x, y }: ScreenPoint, view: View): boolean {
  const scale = pixelsPerRadian(view.fov, SIZE);
  const [across, up] = [(x - SIZE.width / 2) / scale, (SIZE.height / 2 - y) / scale];
  return (Math.abs(Math.sin(toRadians(pitch))) * Math.hypot(across, up, 1)) / Math.hypot(up, 1) < 1;
}

describe.each(Array.from({ length: 200 }, (_, seed) => seed))('holding a point of the picture (seed %i)', (seed) => {
  const random = randomFrom(seed);
  const point = () => ({ x: random() * SIZE.width, y: random() * SIZE.height });
  const view = { yaw: random() * 360 - 180, pitch: random() * 178 - 89, fov: 30 + random() * 90 };

  it('moves nothing while the finger rests', () => {
    const at = point();
    const held = viewHolding(pointUnder(at, view, SIZE), at, view, SIZE);
    expect(turnBetween(view.yaw, held.yaw)).toBeCloseTo(0, 5);
    expect(held.pitch).toBeCloseTo(view.pitch, 5);
  });

  it('keeps it under the finger on a way of small steps', () => {
    let [now, at] = [{ ...view, pitch: view.pitch * 0.6 }, point()];
    const grabbed = pointUnder(at, now, SIZE);
    const to = { x: at.x + (random() - 0.5) * 150, y: at.y + (random() - 0.5) * 150 };
    for (let step = 1; step <= 20; step++) {
      at = { x: at.x + (to.x - at.x) / (21 - step), y: at.y + (to.y - at.y) / (21 - step) };
      now = viewHolding(grabbed, at, now, SIZE);
    }
    if (Math.abs(now.pitch) < 89.9 && canHold(grabbed, at, now))
      expect(angleBetween(pointUnder(at, now, SIZE), grabbed)).toBeLessThan(0.01);
  });

  it('never turns upside down', () => {
    const held = viewHolding({ yaw: random() * 360, pitch: random() * 180 - 90 }, point(), view, SIZE);
    expect(Math.abs(held.pitch)).toBeLessThanOrEqual(90);
    expect(Number.isFinite(held.yaw)).toBe(true);
  });

  it('keeps it in place while zooming', () => {
    const flat = { ...view, pitch: view.pitch * 0.5 };
    const at = { x: SIZE.width * (0.3 + 0.4 * random()), y: SIZE.height * (0.3 + 0.4 * random()) };
    const nearer = zoomedAt(at, flat.fov / 2, flat, SIZE);
    expect(nearer.fov).toBe(flat.fov / 2);
    expect(angleBetween(pointUnder(at, nearer, SIZE), pointUnder(at, flat, SIZE))).toBeLessThan(0.01);
  });
});
