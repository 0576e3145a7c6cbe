import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { PressError } from '../../src/press/press-error';
import { planPosters } from '../../src/press/cut/poster-plan';
import { planPyramid } from '../../src/press/cut/pyramid-plan';
import { FACES } from '../../src/tiles/face';
import { tilesAcross } from '../../src/tiles/pyramid';
import { check } from '../../src/tour/check';
import type { Media, Panorama } from '../../src/tour/media';
import type { Tour } from '../../src/tour/tour';
import english from '../../locales/en/press.json';
import vietnamese from '../../locales/vi/press.json';
import { builtWorker } from './built';
import { PARTS, type Sample } from './sample-list';
import {
  colourAt,
  createPlace,
  faultsOf,
  filesBelow,
  hasSamples,
  manifest,
  needsSamples,
  pressPlace,
  readVersion,
  SAMPLES,
  scene,
  writeTour,
  type Place,
} from './tour-folder';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const DOCUMENT = resolve(import.meta.dirname, '../../docs/PRESS-SAMPLES.md');

interface Row {
  sample: Sample;
  pixels: string;
  outcome: string;
  cut?: Panorama;
}

let worker: URL;
let place: Place;
const rows: Row[] = [];

const describeMedia = ({ path, crop }: Pick<Sample, 'path' | 'crop'>): Media => ({
  ...{ type: 'panorama', src: `media/${basename(path)}` },
  ...(crop && { crop }),
});

const fill = (sentence: string, values: PressError['values']): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));

/** A tour of one scene, which shows the sample. */
async function writeSampleTour(sample: Pick<Sample, 'path' | 'crop'>, more: Partial<Tour> = {}): Promise<Tour> {
  const media = describeMedia(sample);
  await copyFile(join(SAMPLES, sample.path), join(place.tour, media.src));
  const tour = manifest([scene('canh', media)], more);
  await writeTour(place, tour);
  return tour;
}

async function pressSample(sample: Sample): Promise<Row> {
  const tour = await writeSampleTour(sample);
  const media = describeMedia(sample);
  const facts = await readFacts(place.tour, tour);
  const { width, height } = facts.get(media.src) ?? {};
  const pixels = width === undefined ? '–' : `${width} × ${height}`;
  const found = check({ manifest: tour, media: facts, folderName: 'thanh-co' });
  const refused = found.filter(
    ({ severity, path, code }) => severity === 'error' && path[2] === 'media' && code !== 'panorama-too-small',
  );
  try {
    await pressPlace(place, { worker });
    expect(refused).toEqual([]);
    const cut = (await readVersion(place)).tour.scenes[0]?.media;
    return { sample, pixels, outcome: 'cut', ...(cut?.type === 'panorama' && { cut }) };
  } catch (error) {
    if (!(error instanceof PressError)) throw error;
    expect([sample.name, refused.length > 0]).toEqual([sample.name, true]);
    for (const sentences of [english, vietnamese]) {
      const sentence = fill(sentences[error.code], error.values);
      expect(sentence).toContain('media/');
      expect(sentence).not.toContain('{{');
    }
    return { sample, pixels, outcome: error.code };
  }
}

const countTiles = (levels: readonly unknown[], tile: number): number =>
  levels.reduce<number>((sum, size) => sum + FACES.length * tilesAcross(Number(size), tile) ** 2, 0);

function formatRow({ sample, pixels, outcome, cut }: Row): string {
  const { pyramid, posters } = cut ?? {};
  const cells = [
    sample.name,
    pixels,
    outcome === 'cut' ? 'cut' : `refused: \`${outcome}\``,
    pyramid ? pyramid.levels.join(', ') : '',
    pyramid ? String(countTiles(pyramid.levels, pyramid.tile)) : '',
    posters?.[0]?.files[0]?.longs.join(', ') ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Too large for this file; a test of its own presses it. */
const HUGE: Row = {
  sample: { path: 'odd/huge-16384x8192.jpg', name: '134 megapixels in 2.7 MB', outcome: 'cut' },
  pixels: '16384 × 8192',
  outcome: 'cut',
  cut: {
    ...{ type: 'panorama', src: 'media/a.jpg', pyramid: planPyramid('s/a', 16_384) },
    posters: [planPosters('p/a', { yaw: 0, pitch: 0, fov: 90 }, 16_384 / (2 * Math.PI))],
  },
};

function formatDocument(): string {
  const head = [
    '| picture | pixels | outcome | faces, pixels | tiles | posters, long side |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  const parts = PARTS.map(({ title, samples }) => {
    const own = rows.filter(({ sample }) => samples.includes(sample));
    const lines = title.startsWith('Odd') ? [...own, HUGE] : own;
    return [`## ${title}`, '', ...head, ...lines.map(formatRow)].join('\n');
  });
  return `# What press does with real pictures

Each picture was given to \`press\` as the panorama of a scene that says nothing more about it, unless the table says so.
\`tests/press/samples.test.ts\` presses them again and compares with this table (\`UPDATE=1\` rewrites it). A refused picture
gets the sentence with that key in \`locales/*/press.json\`; \`check\` finds an error in every one of these, and in no other.
Tiles are counted in one format. The long side of a poster is for a view of 90 degrees.

${parts.join('\n\n')}
`;
}

/** Columns are padded by the formatter. */
const plain = (text: string): string => text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---').trim();

describe.skipIf(!hasSamples)(`real pictures${needsSamples}`, () => {
  beforeAll(async () => {
    worker = await builtWorker('samples');
    place = await createPlace();
  });
  afterAll(() => place.remove());

  describe.each(PARTS)('$title', ({ samples }) => {
    it.each(samples)('$name: $outcome', async (sample) => {
      const row = await pressSample(sample);
      rows.push(row);
      expect(row.outcome).toBe(sample.outcome);
      if (row.outcome === 'cut') expect(await faultsOf(await readVersion(place))).toEqual([]);
    });
  });

  it('has its marks where the reference says', async () => {
    await writeSampleTour({ path: 'panoramas/reference-testroom-mono-2048.jpg' });
    await pressPlace(place, { worker });
    const { folder, tour } = await readVersion(place);
    const { pyramid } = tour.scenes[0]?.media as Panorama;
    if (!pyramid) throw new Error('not cut');
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
    await writeSampleTour({ path, ...(crop && { crop }) });
    await pressPlace(place, { worker });
    const { folder, tour } = await readVersion(place);
    const { pyramid } = tour.scenes[0]?.media as Panorama;
    if (!pyramid) throw new Error('not cut');
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
    await writeSampleTour({ path }, { cover: { src: `media/${basename(path)}` } });
    await pressPlace(place, { worker });
    for (const file of await filesBelow(place.out))
      expect((await readFile(join(place.out, file))).includes('<?php')).toBe(false);
  });

  it('are as the table says', async () => {
    if (process.env['UPDATE']) await writeFile(DOCUMENT, formatDocument());
    expect(plain(await readFile(DOCUMENT, 'utf8'))).toBe(plain(formatDocument()));
  });
});
