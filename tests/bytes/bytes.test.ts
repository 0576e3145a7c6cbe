import { beforeAll, describe, expect, it } from 'vitest';
import { packageOf, weigh, type VisitorBytes } from './bundle';

/** Brotli bytes; react, react-dom, three, fiber and i18next alone are about 207 kB. */
const BUDGET = { settled: 272_000, awake: 223_000, live: 154_000 };

/** Of a part that is fetched only when it is wanted, unless it is named here. */
const LATER = 40_000;
const LARGER: Record<string, number> = {
  // With a copy of three of its own: what models need must not be in what everybody loads.
  'model-view': 135_000,
};

/** Flat pictures, films, hotspots, then-and-now, models, codes of web links, headset, cardboard, little planet. */
const KINDS = [
  ...['flat-scene', 'FilmPlayer', 'film-canvas', 'LiveHotspot', 'overlay-canvas', 'model-view', 'DRACOLoader'],
  ...['meshopt_decoder.module', 'WebCode', 'headset-tour', 'cardboard', 'little-planet'],
];

const STAFF = /^(?:zod|sharp|exifr|commander|sirv|vite|rolldown|src\/(?:press|office|commands|studio|shelf))$/;

const kB = (size: number): string => `${(size / 1000).toFixed(1)} kB`;

let bytes: VisitorBytes;
beforeAll(async () => {
  bytes = await weigh();
  const table = [...bytes.packages]
    .sort(([, a], [, b]) => b - a)
    .map(([name, size]) => `${name.padEnd(28)} ${kB(size)}`);
  console.log(
    [
      `what a first visit downloads (brotli): until live ${kB(bytes.live)}, until awake ${kB(bytes.awake)}, when settled ${kB(bytes.settled)}`,
      ...table,
      ...[...bytes.later].map(([name, size]) => `later: ${name.padEnd(20)} ${kB(size)}`),
    ].join('\n'),
  );
}, 120_000);

describe('what a visitor downloads', () => {
  it(`stays below ${BUDGET.awake / 1000} kB of code until the page is awake`, () =>
    expect(bytes.awake).toBeLessThanOrEqual(BUDGET.awake));

  it(`stays below ${BUDGET.settled / 1000} kB of code with all that it then fetches by itself`, () => {
    expect(bytes.settled).toBeGreaterThan(bytes.awake);
    expect(bytes.settled).toBeLessThanOrEqual(BUDGET.settled);
  });

  it('comes in small parts after that', () =>
    expect([...bytes.later].filter(([name, size]) => size > (LARGER[name] ?? LATER))).toEqual([]));

  it('brings each kind of scene and hotspot in a part of its own, when it is wanted', () =>
    expect([...bytes.later.keys()]).toEqual(expect.arrayContaining(KINDS)));

  it(`stays below ${BUDGET.live / 1000} kB of code before the canvas lives`, () =>
    expect(bytes.live).toBeLessThanOrEqual(BUDGET.live));

  it('holds no staff code and no schema library', () => {
    expect([...bytes.everything].filter((name) => STAFF.test(name))).toEqual([]);
    expect([...bytes.packages.keys()]).toEqual(
      expect.arrayContaining(['three', 'react', 'react-dom', '@react-three/fiber', 'src/viewer']),
    );
  });

  it('would notice staff code', () => {
    const planted = ['/project/node_modules/zod/v4/core.js', '/project/src/press/press.ts'].map(packageOf);
    expect(planted.every((name) => STAFF.test(name))).toBe(true);
  });

  it('brings react-dom and words only after the canvas', () =>
    expect(bytes.awake - bytes.live).toBeGreaterThan(60_000));
});
