import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { build, type Rolldown } from 'vite';
import { POSTER_RATIOS } from '../../src/tiles/poster';

const SRC = resolve(import.meta.dirname, '../../src');
const MOST_BYTES = 5_000;

let sheet = '';
beforeAll(async () => {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', rolldownOptions: { input: join(SRC, 'visit/visit.css') } },
  })) as Rolldown.RolldownOutput;
  const asset = built.output.find(({ fileName }) => fileName.endsWith('.css'));
  sheet = asset?.type === 'asset' ? asset.source.toString() : '';
}, 60_000);

describe('the style sheet in every page', () => {
  it(`is whole and weighs no more than ${MOST_BYTES} bytes (brotli)`, () => {
    expect(sheet).not.toContain('@import');
    expect(sheet).toContain('.pin-dot');
    expect(brotliCompressSync(sheet).length).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('lets lines never come so close that marks above and below letters touch', () => {
    const heights = [...sheet.matchAll(/line-height:([\d.]+)|font:100%\/([\d.]+)/g)].map(([, a, b]) => Number(a ?? b));
    expect(heights.length).toBeGreaterThan(2);
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(1.5);
  });

  it('breaks no words and spaces no letters', () => {
    expect(sheet).toContain('hyphens:none');
    expect(sheet).not.toContain('letter-spacing');
  });

  it('lays the poster out in the same proportions, by the same rules, as press cuts it', () => {
    const rules = [...sheet.matchAll(/@media \(((?:min|max)-aspect-ratio:[^)]+)\)\{\.poster img\{([^}]*)\}/g)];
    const laidOut = rules.map(([, media = '', body = '']) => [
      `(${media.replace(':', ': ')})`,
      /aspect-ratio:([\d/]+)/.exec(body)?.[1]?.replace('/', ':'),
    ]);
    const cut = POSTER_RATIOS.filter(({ media }) => media !== 'all').map(({ media, ratio }) => [media, ratio]);
    expect(laidOut).toHaveLength(cut.length);
    expect(laidOut).toEqual(expect.arrayContaining(cut));
    // A narrower rule must come after the wider one that also matches.
    const order = laidOut.map(([, ratio]) => ratio);
    expect(order.indexOf('1:2')).toBeGreaterThan(order.indexOf('9:16'));
    expect(order.indexOf('9:16')).toBeGreaterThan(order.indexOf('5:8'));
  });

  it('scales the poster by a transform, so that it lies exactly where the canvas draws it', () =>
    expect(sheet).toMatch(/\.poster img\{[^}]*transform:translate\(-50%,-50%\)\s?scale\(\.5\)/));
});

describe('our style sheets', () => {
  const files = ['ui', 'visit'].flatMap((room) =>
    readdirSync(join(SRC, room))
      .filter((name) => name.endsWith('.css'))
      .map((name) => join(SRC, room, name)),
  );

  it('are all part of the one in every page, except the fonts, that of pages for codes and what comes later', () => {
    const imported = [...readFileSync(join(SRC, 'visit/visit.css'), 'utf8').matchAll(/@import '([^']+)'/g)].map(
      ([, path = '']) => join(SRC, 'visit', path),
    );
    const loose = files.filter(
      (file) => !imported.includes(file) && !/(?:visit|fonts|plain-page|keep)\.css$/.test(file),
    );
    expect(loose).toEqual([]);
  });

  it('ask no other site for anything', () => {
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toMatch(/https?:|\/\/\w/);
  });
});
