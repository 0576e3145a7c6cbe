import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest';
import type { Crop } from '../../src/tour/media';
import type { PyramidData } from '../../src/tour/pyramid-shape';
import { builtWorker } from './built';
import { PARTS } from './sample-list';
import { DOCUMENT, formatDocument, plain, planSample, pressSample, writeSampleTour } from './sample-press';
import {
  colourAt,
  createPlace,
  faultsOf,
  filesBelow,
  hasSamples,
  needsSamples,
  pressPlace,
  readVersion,
  SAMPLES,
  type Place,
} from './tour-folder';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Posters of so narrow a view are small: this file is about the pictures that go in. */
const NARROW = { yaw: 0, pitch: 0, fov: 20 };

const ALL = PARTS.flatMap(({ samples }) => samples);

/** One of each kind that is cut; `colour.test.ts` decodes the others, and `npm run test:samples` cuts all. */
const KINDS = ['alpha-512.png', 'exif-orientation6', 'offbyone', 'rgb16', 'png-named', 'xmp-script'];

const SHORT = ALL.filter(({ path, outcome }) => outcome !== 'cut' || KINDS.some((kind) => path.includes(kind)));

let worker: URL;
let place: Place;

async function pressed(sample: { path: string; crop?: Crop }): Promise<{ folder: string; pyramid: PyramidData }> {
  const { src } = await writeSampleTour(place, sample, {}, NARROW);
  // Without metadata the size of a picture means nothing, and a smaller one is cut sooner.
  if (sample.crop) await sharp(join(SAMPLES, sample.path)).resize(1_024).toFile(join(place.tour, src));
  await pressPlace(place, { worker });
  const { folder, tour } = await readVersion(place);
  const media = tour.scenes[0]?.media;
  if (media?.type !== 'panorama' || !media.pyramid) throw new Error('not cut');
  return { folder, pyramid: media.pyramid };
}

describe.skipIf(!hasSamples)(`real pictures${needsSamples}`, () => {
  beforeAll(async () => {
    worker = await builtWorker('samples');
    place = await createPlace();
  });
  afterAll(() => place.remove());

  it('are planned, or refused, as the table says', async () => {
    const rows = await Promise.all(ALL.map(planSample));
    expect(rows.map(({ sample, outcome }) => [sample.path, outcome])).toEqual(
      ALL.map(({ path, outcome }) => [path, outcome]),
    );
    if (process.env['UPDATE']) await writeFile(DOCUMENT, formatDocument(rows));
    expect(plain(await readFile(DOCUMENT, 'utf8'))).toBe(plain(formatDocument(rows)));
  });

  it.each(SHORT)('$path is pressed as planned: $outcome', async (sample) => {
    const [row, planned] = [await pressSample(sample, place, worker, NARROW), await planSample(sample)];
    expect([row.outcome, row.pyramid?.levels]).toEqual([sample.outcome, planned.pyramid?.levels]);
    if (row.outcome === 'cut') expect(await faultsOf(await readVersion(place))).toEqual([]);
  });

  it('has its marks where the reference says', async () => {
    const { folder, pyramid } = await pressed({ path: 'panoramas/reference-testroom-mono-2048.jpg' });
    const names = async (yaw: number, pitch: number): Promise<string> => {
      const levels = await Promise.all(
        pyramid.levels.map((_, level) => colourAt(folder, pyramid, { yaw, pitch }, level)),
      );
      const words = levels.map(([r, g, b]) => {
        const most = Math.max(r, g, b);
        const second = [r, g, b].sort((p, q) => q - p)[1] ?? 0;
        if (most < 60) return 'black';
        if (most - second < 60) return 'grey';
        return `${most > 200 ? 'light' : 'dark'} ${most === r ? 'red' : most === g ? 'green' : 'blue'}`;
      });
      return [...new Set(words)].join(' or ');
    };
    expect({
      front: await names(0, 0),
      right: await names(90, 0),
      back: await names(175, 3),
      left: await names(-90, 0),
      zenith: await names(20, 85),
      nadir: await names(20, -85),
      above: await names(37, 22),
      below: await names(37, -22),
      // In front lies a disc, to the left a square just as wide: only the square has corners.
      discEdge: await names(11, 11),
      squareCorner: await names(-79, 11),
    }).toEqual({
      front: 'light blue',
      right: 'light red',
      back: 'dark blue',
      left: 'dark red',
      zenith: 'light green',
      nadir: 'dark green',
      above: 'grey',
      below: 'black',
      discEdge: 'grey',
      squareCorner: 'dark red',
    });
  });

  it.each([
    [
      'panoramas/gpano-cropped-cylinder-3200x337.jpg',
      undefined,
      { left: -180, right: 180, top: 26.66, bottom: -11.25 },
    ],
    ['odd/gpano-cropped-180x90-heading123.4.jpg', undefined, { left: -90, right: 90, top: 45, bottom: -45 }],
    [
      'panoramas/partial-noxmp-charles-street-4096x1480.jpg',
      { left: -74.935, right: 74.935, top: 28.245, bottom: -25.905 },
      { left: -74.9, right: 74.9, top: 28.2, bottom: -25.9 },
    ],
  ])('that show a part of the sphere lie in their part: %s', async (path, crop, { left, right, top, bottom }) => {
    const { folder, pyramid } = await pressed({ path, ...(crop && { crop }) });
    const isNeutral = async (yaw: number, pitch: number): Promise<boolean> =>
      (await colourAt(folder, pyramid, { yaw, pitch })).every((value) => Math.abs(value - 0x1b) <= 4);
    const middle = (left + right) / 2;
    const along = Array.from({ length: 9 }, (_, i) => left + ((i + 0.5) / 9) * (right - left));
    const row = (pitch: number) => Promise.all(along.map((yaw) => isNeutral(yaw, pitch)));
    expect(await row(top + 1)).toEqual(along.map(() => true));
    expect(await row(bottom - 1)).toEqual(along.map(() => true));
    expect(await row(top - 1)).toContain(false);
    expect(await row(bottom + 1)).toContain(false);
    const sides = right - left < 360 ? [left - 1, right + 1] : [];
    for (const yaw of sides) expect([yaw, await isNeutral(yaw, (top + bottom) / 2)]).toEqual([yaw, true]);
    expect(await isNeutral(middle, (top + bottom) / 2)).toBe(false);
  });

  it('leaves nothing behind of a program hidden in a picture', async () => {
    const path = 'malformed/jpeg-with-php-trailer.jpg';
    expect((await readFile(join(SAMPLES, path))).includes('<?php')).toBe(true);
    await writeSampleTour(place, { path }, { cover: { src: `media/${basename(path)}` } }, NARROW);
    await pressPlace(place, { worker });
    for (const file of await filesBelow(place.out))
      expect((await readFile(join(place.out, file))).includes('<?php')).toBe(false);
  });
});
