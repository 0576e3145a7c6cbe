import { beforeAll, describe, expect, it } from 'vitest';
import { packageOf, weigh, type VisitorBytes } from './bundle';

/** Brotli bytes; react, react-dom, three, fiber and i18next alone are about 229 kB. */
const BUDGET = { total: 245_000, live: 175_000 };
const STAFF = /^(?:zod|sharp|exifr|commander|sirv|vite|rolldown|src\/(?:press|office|commands|studio|shelf))$/;

let bytes: VisitorBytes;
beforeAll(async () => {
  bytes = await weigh();
  const table = [...bytes.packages]
    .sort(([, a], [, b]) => b - a)
    .map(([name, size]) => `${name.padEnd(28)} ${(size / 1000).toFixed(1)} kB`);
  console.log(
    [
      `what a visitor downloads (brotli): ${(bytes.total / 1000).toFixed(1)} kB, until live ${(bytes.live / 1000).toFixed(1)} kB`,
      ...table,
    ].join('\n'),
  );
}, 120_000);

describe('what a visitor downloads', () => {
  it(`stays below ${BUDGET.total / 1000} kB of code for everything`, () =>
    expect(bytes.total).toBeLessThanOrEqual(BUDGET.total));

  it(`stays below ${BUDGET.live / 1000} kB of code before the canvas lives`, () =>
    expect(bytes.live).toBeLessThanOrEqual(BUDGET.live));

  it('holds no staff code and no schema library', () => {
    expect([...bytes.packages.keys()].filter((name) => STAFF.test(name))).toEqual([]);
    expect([...bytes.packages.keys()]).toEqual(
      expect.arrayContaining(['three', 'react', 'react-dom', '@react-three/fiber', 'src/viewer']),
    );
  });

  it('would notice staff code', () => {
    const planted = ['/project/node_modules/zod/v4/core.js', '/project/src/press/press.ts'].map(packageOf);
    expect(planted.every((name) => STAFF.test(name))).toBe(true);
  });

  it('brings react-dom and words only after the canvas', () =>
    expect(bytes.total - bytes.live).toBeGreaterThan(60_000));
});
