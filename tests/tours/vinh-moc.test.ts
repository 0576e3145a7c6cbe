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

const FOLDER = new URL('../../tours/dia-dao-vinh-moc/', import.meta.url);
const landmarks = landmarksOf('dia-dao-vinh-moc');

/** Which part of the model each info hotspot stands on. */
const ANCHORS: Anchors = {
  'tren-cao': { 'qua-doi': 'hill', 'cua-ra-bien': 'sea_exits', 'con-co': 'horizon_con_co', 'lang-ham': 'village' },
  'cua-ham': { 'khung-go': 'timber_frame', 'thong-gio': 'air_draft', 'giao-thong-hao': 'trench', 'dung-cu': 'tools' },
  'can-ho': { 'can-ho-nho': 'niche', 'kich-thuoc': 'passage_section', 'den-dau': 'lamp', 'doi-song': 'mat' },
  'hoi-truong': { 'hoi-truong-diem': 'hall', 'gieng-nuoc': 'well', 'bep-hoang-cam': 'kitchen', 'tang-hai': 'level_sign' },
  'nha-ho-sinh': { 'em-be': 'cradle', 'tram-phau-thuat': 'surgery', 'lop-hoc': 'school_corner', 'khong-ai-mat': 'memorial_niche' },
  'tang-ba': { 'do-sau': 'depth_gauge', 'thoat-nuoc': 'floor_slope', 'kho-hang': 'store', 'bac-dat': 'stair' },
  'cua-bien': { 'cua-sang': 'exit_frame', 'bai-bien': 'shore', 'lang-hom-nay': 'village_today', 'nha-trung-bay': 'exhibition_house' },
};

const RESIDENTS = '/scenes/2/hotspots/3/text';

describe('the sample tour of the Vịnh Mốc tunnels', () => {
  let tour: Tour;
  beforeAll(() => {
    tour = tourShape.parse(read(new URL('tour.json', FOLDER)));
  });

  it('gives check nothing to find', async () => {
    const manifest = read(new URL('tour.json', FOLDER));
    const media = await readFacts(fileURLToPath(FOLDER), manifest);
    expect(check({ manifest, media, folderName: 'dia-dao-vinh-moc' })).toEqual([]);
  });

  it('has seven panoramas of 2:1, at least 4096 pixels wide, and no file that it does not name', async () => {
    expect(readdirSync(new URL('media/', FOLDER)).map((file) => `media/${file}`)).toEqual(mediaPaths(tour));
    expect(tour.scenes).toHaveLength(7);
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
        // How many lived there is told as a range.
        if (path !== RESIDENTS) expect([path, casualtyFigures(words)]).toEqual([path, []]);
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
    expect([...credits].filter(([, source]) => source === undefined).map(([id]) => id)).toEqual(['mo-hinh', 'v22']);
  });

  it('has a way back for every way, except down from the daylight, and keeps fingers apart', () => {
    expect(oneWay(tour)).toEqual(['nha-ho-sinh tang-ba']);
    const titles = new Map(tour.scenes.map(({ id, title }) => [id, title]));
    for (const scene of tour.scenes) {
      for (const link of linksOf(scene)) expect(link.title).toEqual(titles.get(link.to.scene));
      expect([scene.id, crowded(scene)]).toEqual([scene.id, []]);
    }
  });

  it('says of every scene, in both languages, that it is a rendering, and before one enters that it goes underground', () => {
    for (const { description, media } of tour.scenes) {
      expect(media.origin).toBe('rendering');
      expect(description?.['vi']).toMatch(/^Mô hình 3D minh họa, không phải ảnh chụp/);
      expect(description?.['en']).toMatch(/^Illustrative 3D rendering, not a photograph/);
    }
    expect(tour.notice?.['vi']).toMatch(/không gian kín/);
    expect(tour.notice?.['en']).toMatch(/closed spaces/);
    expect(tour.scenes.filter(({ setting }) => setting === 'underground')).toHaveLength(4);
  });
});
