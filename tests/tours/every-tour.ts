import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { mediaPaths } from '../../src/press/media-paths';
import { check } from '../../src/tour/check';
import { tourShape, type Tour } from '../../src/tour/tour';
import { hasFlight, type Flown } from './flights';
import { hasPlans } from './plans';
import { crowded, infosOf, landmarksOf, linksOf, offMark, oneWay, panoramasOf, read, textsOf, unsourced, type Anchors } from './sample-tour';
import { casualtyFigures, newStyleToneMarks } from './wording';

export interface SampleTour {
  /** Its folder's name. */
  id: string;
  /** Its panoramas in their order, and which part of the model each info hotspot stands on. */
  anchors: Anchors;
  /** Scenes from the air. */
  fromAir?: readonly string[];
  /** Credits that no address leads to. */
  unopened: readonly string[];
  /** Facts that only such a credit stands for, as `scene/hotspot`. */
  unaddressed?: readonly string[];
  /** Ways without a way back, as `from to`. */
  oneWay?: readonly string[];
  /** Ways that lead round, by a door or a path, so that they do not point straight at the place. */
  around?: readonly string[];
  /** Scenes whose model has axes of its own: how they lie to the others is not known. */
  ownAxes?: readonly string[];
  /** A film from the air, and what its points stand on. */
  flight?: { scene: string; flown: Flown };
  /** Texts with a number of people who are not dead. */
  countsPeople?: readonly string[];
}

const folderOf = (id: string): URL => new URL(`../../tours/${id}/`, import.meta.url);
export const readTour = (id: string): Tour => tourShape.parse(read(new URL('tour.json', folderOf(id))));

function itIsWhole({ id, anchors, fromAir = ['tren-cao'] }: SampleTour, tour: Tour): void {
  it('gives check nothing to find', async () => {
    const manifest = read(new URL('tour.json', folderOf(id)));
    const media = await readFacts(fileURLToPath(folderOf(id)), manifest);
    expect(check({ manifest, media, folderName: id })).toEqual([]);
  });

  it('has its panoramas of 2:1, at least 4096 pixels wide, one from the air, and no file that it does not name', async () => {
    expect(readdirSync(new URL('media/', folderOf(id))).map((file) => `media/${file}`)).toEqual(mediaPaths(tour));
    expect(panoramasOf(tour).map((scene) => scene.id)).toEqual(Object.keys(anchors));
    expect(tour.scenes.filter(({ kind }) => kind === 'flycam').map((scene) => scene.id)).toEqual(fromAir);
    for (const { media } of panoramasOf(tour)) {
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
        expect([path, words]).not.toEqual([path, '']);
        expect([path, newStyleToneMarks(words)]).toEqual([path, []]);
        if (!countsPeople.includes(path)) expect([path, casualtyFigures(words)]).toEqual([path, []]);
      }
    }
  });

  it('says of every scene, in both languages, that it is a rendering', () => {
    for (const { description, media } of tour.scenes) {
      expect(media.origin).toBe('rendering');
      for (const text of [description, media.credit]) {
        expect(text?.['vi']).toMatch(/^Mô hình 3D minh họa.*không phải ảnh chụp/);
        expect(text?.['en']).toMatch(/^Illustrative 3D rendering.*not a photograph/);
      }
    }
  });
}

function itIsTrue({ id, anchors, unopened, unaddressed = [] }: SampleTour, tour: Tour): void {
  const landmarks = landmarksOf(id);

  it('puts every info hotspot exactly on its landmark, and the headings as the model was drawn', () => {
    expect(offMark(tour, landmarks, anchors)).toEqual([]);
    for (const scene of panoramasOf(tour)) {
      expect([scene.id, scene.media.heading]).toEqual([scene.id, landmarks[scene.id]?.heading]);
      expect(infosOf(scene).map((hotspot) => hotspot.id)).toEqual(Object.keys(anchors[scene.id] ?? {}));
    }
  });

  it('would notice an info hotspot a hundredth of a degree off its landmark', () => {
    const moved = structuredClone(tour);
    const [scene] = moved.scenes;
    const [hotspot] = scene ? infosOf(scene) : [];
    if (hotspot && 'yaw' in hotspot.at) hotspot.at.yaw += 0.01;
    expect(offMark(moved, landmarks, anchors)).toEqual([`${scene?.id}/${hotspot?.id}`]);
  });

  it('names for every fact at least one credit that can be opened, and only credits that exist', () => {
    const credits = new Map(tour.credits?.map((credit) => [credit.id, credit.source]));
    const infos = tour.scenes.flatMap(infosOf);
    for (const sources of [tour.site?.sources, ...infos.map((info) => info.sources)]) expect(sources?.length).toBeGreaterThan(0);
    const named = [tour.site?.sources, ...[...tour.scenes, ...infos].map(({ sources }) => sources)].flatMap((sources = []) => sources);
    expect(named.filter((source) => !credits.has(source))).toEqual([]);
    expect([...credits].filter(([, source]) => source === undefined).map(([key]) => key)).toEqual(unopened);
    expect(unsourced(tour)).toEqual(unaddressed);
    const stripped = structuredClone(tour);
    for (const credit of stripped.credits ?? []) delete credit.source;
    expect(unsourced(stripped)).toHaveLength(infos.length);
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

  it('guides through every panorama once, with time to hear each narration', () => {
    expect(tour.route?.map(({ scene }) => scene).sort()).toEqual(panoramasOf(tour).map(({ id }) => id).sort());
    for (const { scene, text, seconds = 0 } of tour.route ?? []) {
      const spoken = text ?? tour.scenes.find(({ id }) => id === scene)?.narration?.text;
      for (const [lang, perMinute] of [['en', 150], ['vi', 210]] as const) {
        const words = spoken?.[lang]?.split(/\s+/).length ?? Infinity;
        expect([scene, lang, seconds > (words / perMinute) * 60]).toEqual([scene, lang, true]);
      }
    }
  });
}

/** What holds for every sample tour of renderings: to be called where a tour is described. */
export function asEveryTour(sample: SampleTour): Tour {
  const tour = readTour(sample.id);
  for (const each of [itIsWhole, itIsWorded, itIsTrue, itCanBeWalked]) each(sample, tour);
  describe('on its plans', () => {
    const { id, around = [], ownAxes = [] } = sample;
    hasPlans({ tour, folder: folderOf(id), landmarks: landmarksOf(id), ownAxes }, around);
  });
  if (sample.flight) hasFlight(tour, sample.flight.scene, sample.flight.flown);
  return tour;
}
