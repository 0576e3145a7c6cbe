import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { mediaPaths } from '../../src/press/media-paths';
import { check } from '../../src/tour/check';
import { tourShape, type Tour } from '../../src/tour/tour';
import { crowded, infosOf, landmarksOf, linksOf, offMark, oneWay, read, textsOf, type Anchors } from './sample-tour';
import { casualtyFigures, newStyleToneMarks } from './wording';

export interface SampleTour {
  /** Its folder's name. */
  id: string;
  /** Its scenes in their order, and which part of the model each info hotspot stands on. */
  anchors: Anchors;
  /** Credits that no address leads to. */
  unopened: readonly string[];
  /** Ways without a way back, as `from to`. */
  oneWay?: readonly string[];
  /** Texts with a number of people who are not dead. */
  countsPeople?: readonly string[];
}

const folderOf = (id: string): URL => new URL(`../../tours/${id}/`, import.meta.url);
export const readTour = (id: string): Tour => tourShape.parse(read(new URL('tour.json', folderOf(id))));

function itIsWhole({ id, anchors }: SampleTour, tour: Tour): void {
  it('gives check nothing to find', async () => {
    const manifest = read(new URL('tour.json', folderOf(id)));
    const media = await readFacts(fileURLToPath(folderOf(id)), manifest);
    expect(check({ manifest, media, folderName: id })).toEqual([]);
  });

  it('has its panoramas of 2:1, at least 4096 pixels wide, one from the air, and no file that it does not name', async () => {
    expect(readdirSync(new URL('media/', folderOf(id))).map((file) => `media/${file}`)).toEqual(mediaPaths(tour));
    expect(tour.scenes.map((scene) => scene.id)).toEqual(Object.keys(anchors));
    expect(tour.scenes.filter(({ kind }) => kind === 'flycam').map((scene) => scene.id)).toEqual(['tren-cao']);
    for (const { media } of tour.scenes) {
      const { width, height } = await sharp(fileURLToPath(new URL(media.src, folderOf(id)))).metadata();
      expect([media.src, width, width >= 4096]).toEqual([media.src, 2 * height, true]);
    }
  });
}

function itIsWorded({ countsPeople = [] }: SampleTour, tour: Tour): void {
  it('has every text in Vietnamese and English, in composed letters, with the tone marks on the usual vowel, without numbers of the dead', () => {
    for (const [path, text] of textsOf(tour)) {
      expect([path, Object.keys(text)]).toEqual([path, ['vi', 'en']]);
      for (const words of Object.values(text)) {
        expect([path, words.normalize('NFC').trim()]).toEqual([path, words]);
        expect([path, newStyleToneMarks(words)]).toEqual([path, []]);
        if (!countsPeople.includes(path)) expect([path, casualtyFigures(words)]).toEqual([path, []]);
      }
    }
  });

  it('says of every scene, in both languages, that it is a rendering', () => {
    for (const { description, media } of tour.scenes) {
      expect(media.origin).toBe('rendering');
      expect(description?.['vi']).toMatch(/^Mô hình 3D minh họa, không phải ảnh chụp/);
      expect(description?.['en']).toMatch(/^Illustrative 3D rendering, not a photograph/);
    }
  });
}

function itIsTrue({ id, anchors, unopened }: SampleTour, tour: Tour): void {
  it('puts every info hotspot exactly on its landmark, and the headings as the model was drawn', () => {
    const landmarks = landmarksOf(id);
    expect(offMark(tour, landmarks, anchors)).toEqual([]);
    for (const scene of tour.scenes) {
      expect([scene.id, scene.media.heading]).toEqual([scene.id, landmarks[scene.id]?.heading]);
      expect(infosOf(scene).map((hotspot) => hotspot.id)).toEqual(Object.keys(anchors[scene.id] ?? {}));
    }
  });

  it('names for every fact at least one credit, and only credits that exist; nearly all can be opened', () => {
    const credits = new Map(tour.credits?.map((credit) => [credit.id, credit.source]));
    const facts = [tour.site?.sources, ...tour.scenes.flatMap((scene) => infosOf(scene).map(({ sources }) => sources))];
    for (const sources of facts) {
      expect(sources?.length).toBeGreaterThan(0);
      for (const source of sources ?? []) expect([source, credits.has(source)]).toEqual([source, true]);
    }
    expect([...credits].filter(([, source]) => source === undefined).map(([key]) => key)).toEqual(unopened);
  });
}

function itCanBeWalked({ oneWay: wanted = [] }: SampleTour, tour: Tour): void {
  it('has a way back for every way but the stated ones, named as where it leads, and keeps fingers apart', () => {
    expect(oneWay(tour)).toEqual(wanted);
    const titles = new Map(tour.scenes.map(({ id, title }) => [id, title]));
    for (const scene of tour.scenes) {
      for (const link of linksOf(scene)) expect(link.title).toEqual(titles.get(link.to.scene));
      expect([scene.id, crowded(scene)]).toEqual([scene.id, []]);
    }
  });
}

/** What holds for every sample tour of renderings: to be called where a tour is described. */
export function asEveryTour(sample: SampleTour): Tour {
  const tour = readTour(sample.id);
  for (const each of [itIsWhole, itIsWorded, itIsTrue, itCanBeWalked]) each(sample, tour);
  return tour;
}
