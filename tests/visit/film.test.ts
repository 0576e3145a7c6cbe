import { describe, expect, it } from 'vitest';
import { flightAt, paperFor } from '../../src/visit/film/flight-path';
import { strengthAt } from '../../src/visit/around/far-labels';

const flight = [
  { t: 0, lat: 16.75, lon: 107, altitude: 200, heading: 350 },
  { t: 10, lat: 16.76, lon: 107.01, altitude: 100, heading: 20 },
];

describe('a flight', () => {
  it('is between its points at each second, and turns the short way through north', () => {
    expect(flightAt(flight, 5)).toMatchObject({ altitude: 150, heading: 5 });
    expect(flightAt(flight, -1)).toMatchObject({ lat: 16.75, altitude: 200, heading: 350 });
    expect(flightAt(flight, 99)).toMatchObject({ lat: 16.76, altitude: 100, heading: 20 });
  });

  it('lies whole on its drawing, north upwards, with a degree of longitude shorter than one of latitude', () => {
    const at = paperFor(flight);
    const [[x0, y0], [x1, y1]] = [at({ lat: 16.75, lon: 107 }), at({ lat: 16.76, lon: 107.01 })];
    for (const part of [x0, y0, x1, y1]) expect(part > 0 && part < 100).toBe(true);
    expect(y1).toBeLessThan(y0);
    expect((x1 - x0) / (y0 - y1)).toBeCloseTo(Math.cos((16.755 * Math.PI) / 180), 2);
  });
});

describe('[H4] a landmark seen from the air', () => {
  it('is fainter the farther it is, and stronger when the picture is enlarged', () => {
    const strengths = [100, 300, 600, 1_200, 5_000].map((metres) => strengthAt(metres, 90));
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    expect(strengths[0]).toBe(1);
    expect(strengths.at(-1)).toBe(0.7);
    expect(strengthAt(600, 30)).toBeGreaterThan(strengthAt(600, 90));
  });
});
