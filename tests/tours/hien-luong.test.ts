import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { mediaPaths } from '../../src/press/media-paths';
import { check } from '../../src/tour/check';
import { tourShape, type Tour } from '../../src/tour/tour';
import { crowded, infosOf, landmarksOf, linksOf, offMark, oneWay, read, textsOf, type Anchors } from './sample-tour';
import { casualtyFigures, newStyleToneMarks } from './wording';

const FOLDER = new URL('../../tours/hien-luong-ben-hai/', import.meta.url);
const landmarks = landmarksOf('hien-luong-ben-hai');

/** Which part of the model each info hotspot stands on. */
const ANCHORS: Anchors = {
  'tren-cao': {
    'song-ben-hai': 'river',
    'vi-tuyen-17': 'parallel_line',
    'hai-cay-cau': 'new_bridge',
    'truc-bac-nam': 'axis_ns',
  },
  'giua-cau': { 'vach-trang': 'white_line', 'hai-mau-son': 'railing', 'van-cau': 'deck_planks', 'ket-cau': 'pier' },
  'ky-dai': { 'chieu-cao': 'flagpole', 'la-co': 'flag', '267-la-co': 'plinth_relief', 'nguoi-giu-co': 'memorial_plaque' },
  'nha-lien-hop': {
    'nha-lien-hop-diem': 'joint_house',
    'don-cong-an': 'police_post',
    'cong-chao': 'gate_portal',
    'nha-trung-bay': 'exhibition_house',
  },
  'dan-loa': {
    'nam-cum-loa': 'loudspeaker_cluster',
    'loa-500w': 'loudspeaker_large',
    'giong-ho': 'river_edge',
    'cau-ho': 'bench',
  },
  'tuong-dai': {
    'nguoi-me': 'monument_figures',
    'nam-dung': 'monument_base',
    'doi-cho': 'plaza_north',
    'ten-hien-luong': 'village_sign',
  },
};

/** What neither side is called here. */
const PARTISAN = /ngụy|địch|quân thù|puppet|enemy|enemies/iu;

describe('the sample tour of Hiền Lương Bridge', () => {
  let tour: Tour;
  beforeAll(() => {
    tour = tourShape.parse(read(new URL('tour.json', FOLDER)));
  });

  it('gives check nothing to find', async () => {
    const manifest = read(new URL('tour.json', FOLDER));
    const media = await readFacts(fileURLToPath(FOLDER), manifest);
    expect(check({ manifest, media, folderName: 'hien-luong-ben-hai' })).toEqual([]);
  });

  it('has six panoramas of 2:1, at least 4096 pixels wide, and no file that it does not name', async () => {
    expect(readdirSync(new URL('media/', FOLDER)).map((file) => `media/${file}`)).toEqual(mediaPaths(tour));
    expect(tour.scenes).toHaveLength(6);
    for (const { media } of tour.scenes) {
      const { width, height } = await sharp(fileURLToPath(new URL(media.src, FOLDER))).metadata();
      expect([media.src, width, width >= 4096]).toEqual([media.src, 2 * height, true]);
    }
  });

  it('has every text in Vietnamese and English, in composed letters, without numbers of the dead and without names for an enemy', () => {
    for (const [path, text] of textsOf(tour)) {
      expect([path, Object.keys(text)]).toEqual([path, ['vi', 'en']]);
      for (const words of Object.values(text)) {
        expect([path, words.normalize('NFC').trim()]).toEqual([path, words]);
        expect([path, newStyleToneMarks(words)]).toEqual([path, []]);
        expect([path, casualtyFigures(words)]).toEqual([path, []]);
        expect([path, PARTISAN.test(words)]).toEqual([path, false]);
      }
    }
  });

  it('puts every info hotspot exactly on its landmark, and the headings as the model was drawn', () => {
    expect(offMark(tour, landmarks, ANCHORS)).toEqual([]);
    for (const scene of tour.scenes) {
      expect([scene.id, scene.media.heading]).toEqual([scene.id, landmarks[scene.id]?.heading]);
      expect(infosOf(scene).map(({ id }) => id)).toEqual(Object.keys(ANCHORS[scene.id] ?? {}));
    }
  });

  it('names for every fact at least one credit, and only credits that exist; all but one can be opened', () => {
    const credits = new Map(tour.credits?.map((credit) => [credit.id, credit.source]));
    const facts = [tour.site?.sources, ...tour.scenes.flatMap((scene) => infosOf(scene).map(({ sources }) => sources))];
    for (const sources of facts) {
      expect(sources?.length).toBeGreaterThan(0);
      for (const id of sources ?? []) expect([id, credits.has(id)]).toEqual([id, true]);
    }
    // An old copy of an encyclopedia, that no address leads to any more.
    expect([...credits].filter(([, source]) => source === undefined).map(([id]) => id)).toEqual(['mo-hinh', 'h30']);
  });

  it('has a way back for every way, and keeps fingers apart', () => {
    expect(oneWay(tour)).toEqual([]);
    const titles = new Map(tour.scenes.map(({ id, title }) => [id, title]));
    for (const scene of tour.scenes) {
      for (const link of linksOf(scene)) expect(link.title).toEqual(titles.get(link.to.scene));
      expect([scene.id, crowded(scene)]).toEqual([scene.id, []]);
    }
  });

  it('says of every scene, in both languages, that it is a rendering, and plays no sound of the war', () => {
    for (const { description, media, ambient } of tour.scenes) {
      expect(media.origin).toBe('rendering');
      expect(description?.['vi']).toMatch(/^Mô hình 3D minh họa, không phải ảnh chụp/);
      expect(description?.['en']).toMatch(/^Illustrative 3D rendering, not a photograph/);
      expect(ambient).toBeUndefined();
    }
  });

  it('leads through every scene by its route, and has a sign at five of them', () => {
    expect(tour.route?.map(({ scene }) => scene)).toEqual(tour.scenes.map(({ id }) => id));
    expect(new Set(tour.signs?.map(({ scene }) => scene)).size).toBe(5);
  });
});
