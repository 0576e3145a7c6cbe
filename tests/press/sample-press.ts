import { copyFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { expect } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { PressError } from '../../src/press/press-error';
import { planScene } from '../../src/press/scene-plan';
import { asPicture } from '../../src/press/source';
import { FACES } from '../../src/tiles/face';
import { tilesAcross } from '../../src/tiles/pyramid';
import { check } from '../../src/tour/check';
import type { Media } from '../../src/tour/media';
import type { MediaFacts } from '../../src/tour/media-facts';
import type { PosterData, PyramidData } from '../../src/tour/pyramid-shape';
import type { Tour } from '../../src/tour/tour';
import type { View } from '../../src/tour/view';
import english from '../../locales/en/press.json';
import vietnamese from '../../locales/vi/press.json';
import { PARTS, type Sample } from './sample-list';
import { manifest, pressPlace, readVersion, SAMPLES, scene, writeTour, type Place } from './tour-folder';

/** What press does with all samples, as a table for people. */
export const DOCUMENT = resolve(import.meta.dirname, '../../docs/PRESS-SAMPLES.md');

/** A line of that table. */
export interface Row {
  sample: Sample;
  pixels: string;
  outcome: string;
  pyramid?: PyramidData;
  poster?: PosterData;
}

type Shown = Pick<Sample, 'path' | 'crop'>;

const describeMedia = ({ path, crop }: Shown): Media => ({
  ...{ type: 'panorama', src: `media/${basename(path)}` },
  ...(crop && { crop }),
});

/** A tour of one scene, which shows the sample. */
export async function writeSampleTour(place: Place, sample: Shown, more: Partial<Tour> = {}, view?: View) {
  const media = describeMedia(sample);
  await copyFile(join(SAMPLES, sample.path), join(place.tour, media.src));
  const tour = manifest([{ ...scene('canh', media), ...(view && { view }) }], more);
  await writeTour(place, tour);
  return { tour, src: media.src };
}

const fill = (sentence: string, values: PressError['values']): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));

/** A refusal has one whole sentence in both languages, and names the file. */
function expectSentences({ code, values }: PressError): void {
  for (const sentences of [english, vietnamese]) {
    const sentence = fill(sentences[code], values);
    expect(sentence).toContain('media/');
    expect(sentence).not.toContain('{{');
  }
}

const pixelsOf = ({ width, height }: Partial<MediaFacts> = {}): string =>
  width === undefined ? '–' : `${width} × ${height}`;

/** What press is going to do with a sample; nothing is decoded. */
export async function planSample(sample: Sample): Promise<Row> {
  const [file, media] = [join(SAMPLES, sample.path), describeMedia(sample)];
  const tour = manifest([scene('canh', { ...media, src: basename(file) } as Media)]);
  const facts = (await readFacts(join(file, '..'), tour)).get(basename(file));
  const pixels = pixelsOf(facts);
  try {
    const [first] = manifest([scene('canh', media)]).scenes;
    if (facts === undefined || first === undefined) throw new Error(`${sample.path} cannot be read`);
    const source = asPicture({ src: media.src, file, sha256: '', facts });
    const plan = await planScene(first, tour, () => Promise.resolve(source));
    const [poster] = plan?.posters ?? [];
    return {
      ...{ sample, pixels, outcome: 'cut' },
      ...(plan?.pyramid && { pyramid: plan.pyramid }),
      ...(poster && { poster }),
    };
  } catch (error) {
    if (!(error instanceof PressError)) throw error;
    return { sample, pixels, outcome: error.code };
  }
}

/** Presses a sample for real. `check` must find an error in exactly those that are refused. */
export async function pressSample(sample: Sample, place: Place, worker: URL, view?: View): Promise<Row> {
  const { tour, src } = await writeSampleTour(place, sample, {}, view);
  const facts = await readFacts(place.tour, tour);
  const pixels = pixelsOf(facts.get(src));
  const refused = check({ manifest: tour, media: facts, folderName: 'thanh-co' }).filter(
    ({ severity, path, code }) => severity === 'error' && path[2] === 'media' && code !== 'panorama-too-small',
  );
  try {
    await pressPlace(place, { worker });
  } catch (error) {
    if (!(error instanceof PressError)) throw error;
    expect([sample.name, refused.length > 0]).toEqual([sample.name, true]);
    expectSentences(error);
    return { sample, pixels, outcome: error.code };
  }
  expect(refused).toEqual([]);
  const media = (await readVersion(place)).tour.scenes[0]?.media;
  if (media?.type !== 'panorama' || !media.pyramid || !media.posters?.[0]) throw new Error('not cut');
  return { sample, pixels, outcome: 'cut', pyramid: media.pyramid, poster: media.posters[0] };
}

const countTiles = ({ levels, tile }: PyramidData): number =>
  levels.reduce<number>((sum, size) => sum + FACES.length * tilesAcross(Number(size), tile) ** 2, 0);

function formatRow({ sample, pixels, outcome, pyramid, poster }: Row): string {
  const cells = [
    sample.name,
    pixels,
    outcome === 'cut' ? 'cut' : `refused: \`${outcome}\``,
    pyramid ? pyramid.levels.join(', ') : '',
    pyramid ? String(countTiles(pyramid)) : '',
    poster?.files[0]?.longs.join(', ') ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

export function formatDocument(rows: readonly Row[]): string {
  const head = [
    '| picture | pixels | outcome | faces, pixels | tiles | posters, long side |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  const parts = PARTS.map(({ title, samples }) => {
    const lines = rows.filter(({ sample }) => samples.includes(sample)).map(formatRow);
    return [`## ${title}`, '', ...head, ...lines].join('\n');
  });
  return `# What press does with real pictures

Each picture was given to \`press\` as the panorama of a scene that says nothing more about it, unless the table says so.
\`npm test\` compares this table with what \`press\` plans, and presses one picture of each kind; \`npm run test:samples\` presses
all of them and rewrites the table. A refused picture gets the sentence with that key in \`locales/*/press.json\`; \`check\`
finds an error in every one of these, and in no other. Tiles are counted in one format. The long side of a poster is for a
view of 90 degrees.

${parts.join('\n\n')}
`;
}

/** Columns are padded by the formatter. */
export const plain = (text: string): string => text.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---').trim();
