import { expect, it } from 'vitest';
import { bentRadius, planetView } from '../../src/viewer/planet-view';

const home = { yaw: 20, pitch: -25, fov: 90 };

it('a little planet begins with all of the ground below and ends exactly in the scene’s own view', () => {
  expect(planetView(0, home)).toMatchObject({ pitch: -90, bend: 1 });
  expect(planetView(1, home)).toEqual({ ...home, bend: 0 });
});

it('is never so wide that a bend could not show it', () => {
  for (let part = 0; part <= 1; part += 0.01) {
    const { fov, bend } = planetView(part, home);
    const edge = bentRadius(fov / 2, bend);
    expect(edge > 0 && edge < 20).toBe(true);
  }
});

it('bends as cameras do: straight is the tangent, fully bent is stereographic', () => {
  expect(bentRadius(45, 0)).toBeCloseTo(1, 9);
  expect(bentRadius(90, 1)).toBeCloseTo(2, 9);
});
