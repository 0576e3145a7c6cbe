import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { mediaPaths } from '../../src/press/media-paths';
import { check } from '../../src/tour/check';
import { tourShape, type Tour } from '../../src/tour/tour';
import { KNOWN_SITES } from '../../src/visit/catalogue/listed';
import { crowded, infosOf, landmarksOf, linksOf, offMark, oneWay, read, textsOf, type Anchors } from './sample-tour';
import { casualtyFigures, newStyleToneMarks } from './wording';

const FOLDER = new URL('../../tours/sam-son-truong-le/', import.meta.url);
const landmarks = landmarksOf('sam-son-truong-le');

/** Which part of the model each info hotspot stands on. */
const ANCHORS: Anchors = {
  'tren-cao': { 'truong-le': 'highest_peak', 'bai-bien': 'beach', 'rung-nui': 'forest', 'di-tich': 'den_doc_cuoc' },
  'bac-da': { 'tu-tru': 'four_pillars', 'bao-nhieu-bac': 'steps', 'co-giai': 'rock_co_giai', 'ten-doc-cuoc': 'name_board' },
  'san-den': { 'chu-dinh': 'main_hall', 'mon-lau': 'mon_lau', 'sac-phong': 'decree_case', 'le-hoi': 'festival_yard' },
  'truyen-thuyet': { 'tuong-than': 'altar', 'dau-chan': 'footprint', 'vua-tran': 'stele_tran', 'y-nghia': 'incense' },
  'hon-trong-mai': { 'ba-khoi-da': 'rocks', 'su-tich': 'legend_board', 'dia-chat': 'rock_base', 'bieu-tuong': 'viewpoint' },
  'den-co-tien': {
    'to-hien-thanh': 'den_to_hien_thanh',
    'ba-ngoi-den': 'path_sign',
    'co-tien': 'den_co_tien_gate',
    'tho-mau': 'den_co_tien_hall',
  },
};

describe('the sample tour of Sầm Sơn', () => {
  let tour: Tour;
  beforeAll(() => {
    tour = tourShape.parse(read(new URL('tour.json', FOLDER)));
  });

  it('gives check nothing to find', async () => {
    const manifest = read(new URL('tour.json', FOLDER));
    const media = await readFacts(fileURLToPath(FOLDER), manifest);
    expect(check({ manifest, media, folderName: 'sam-son-truong-le' })).toEqual([]);
  });

  it('has its panoramas of 2:1, at least 4096 pixels wide, the first from the air, and no file that it does not name', async () => {
    expect(readdirSync(new URL('media/', FOLDER)).map((file) => `media/${file}`)).toEqual(mediaPaths(tour));
    expect(tour.scenes.map(({ id }) => id)).toEqual(Object.keys(ANCHORS));
    expect(tour.scenes.map(({ kind }) => kind === 'flycam')).toEqual(tour.scenes.map((_, index) => index === 0));
    for (const { media } of tour.scenes) {
      const { width, height } = await sharp(fileURLToPath(new URL(media.src, FOLDER))).metadata();
      expect([media.src, width, width >= 4096]).toEqual([media.src, 2 * height, true]);
    }
  });

  it('has every text in Vietnamese and English, in composed letters, with the tone marks on the usual vowel', () => {
    for (const [path, text] of textsOf(tour)) {
      expect([path, Object.keys(text)]).toEqual([path, ['vi', 'en']]);
      for (const words of Object.values(text)) {
        expect([path, words.normalize('NFC').trim()]).toEqual([path, words]);
        expect([path, newStyleToneMarks(words)]).toEqual([path, []]);
        expect([path, casualtyFigures(words)]).toEqual([path, []]);
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

  it('names for every fact at least one credit, and only credits that exist; all but three can be opened', () => {
    const credits = new Map(tour.credits?.map((credit) => [credit.id, credit.source]));
    const facts = [tour.site?.sources, ...tour.scenes.flatMap((scene) => infosOf(scene).map(({ sources }) => sources))];
    for (const sources of facts) {
      expect(sources?.length).toBeGreaterThan(0);
      for (const id of sources ?? []) expect([id, credits.has(id)]).toEqual([id, true]);
    }
    // An article known without its address, and a site that has no secure one.
    expect([...credits].filter(([, source]) => source === undefined).map(([id]) => id)).toEqual(['mo-hinh', 's18', 's28']);
  });

  it('has a way back for every way, and keeps fingers apart', () => {
    expect(oneWay(tour)).toEqual([]);
    const titles = new Map(tour.scenes.map(({ id, title }) => [id, title]));
    for (const scene of tour.scenes) {
      for (const link of linksOf(scene)) expect(link.title).toEqual(titles.get(link.to.scene));
      expect([scene.id, crowded(scene)]).toEqual([scene.id, []]);
    }
  });

  it('says of every scene, in both languages, that it is a rendering, and before one enters that these are places of worship', () => {
    for (const { description, media } of tour.scenes) {
      expect(media.origin).toBe('rendering');
      expect(description?.['vi']).toMatch(/^Mô hình 3D minh họa, không phải ảnh chụp/);
      expect(description?.['en']).toMatch(/^Illustrative 3D rendering, not a photograph/);
    }
    expect(tour.notice?.['vi']).toMatch(/nơi thờ tự đang hoạt động/);
    expect(tour.notice?.['en']).toMatch(/living places of worship/);
  });

  it('tells legends as legends, and of eight monuments only the six that were verified', () => {
    const told = tour.scenes.find(({ id }) => id === 'truyen-thuyet');
    expect(told?.narration?.text['vi']).toMatch(/^Chuyện kể rằng/);
    expect(told?.narration?.text['en']).toMatch(/they say/);
    const words = tour.scenes.flatMap(infosOf).find(({ id }) => id === 'di-tich')?.text;
    expect([words?.['vi'], words?.['en']].map((text) => /sáu|six/.test(text ?? ''))).toEqual([true, true]);
    expect(KNOWN_SITES.sites.filter(({ group }) => group === 'sam-son')).toHaveLength(6);
    for (const { shownIn } of KNOWN_SITES.sites.filter((site) => site.shownIn?.tour === tour.id)) {
      expect(tour.scenes.map(({ id }) => id)).toContain(shownIn?.scene);
    }
  });
});
