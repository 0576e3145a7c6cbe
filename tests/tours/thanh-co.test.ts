import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { mediaPaths } from '../../src/press/media-paths';
import { check } from '../../src/tour/check';
import { tourShape, type Tour } from '../../src/tour/tour';
import { crowded, infosOf, landmarksOf, linksOf, offMark, oneWay, panoramasOf, read, textsOf, unsourced, type Anchors } from './sample-tour';
import { casualtyFigures, newStyleToneMarks } from './wording';

const FOLDER = new URL('../../tours/thanh-co-quang-tri/', import.meta.url);

/** Which part of the model each info hotspot stands on. */
const ANCHORS: Anchors = {
  'tren-cao': {
    'mat-bang': 'rampart_square',
    'phao-dai': 'bastion_nw',
    'hao-thanh': 'moat',
    'song-thach-han': 'river_west',
  },
  'cong-tien': {
    'cau-qua-hao': 'bridge_south',
    'vom-cong': 'gate_south_vault',
    'vong-lau': 'gate_south_pavilion',
    'tuong-thanh': 'rampart_south',
  },
  'hao-nuoc': { 'hao-sau-bao-nhieu': 'moat', 'gach-va-dat': 'rampart_south', 'phao-dai-dong-nam': 'bastion_se' },
  'dai-tuong-niem': {
    'nam-mo-chung': 'memorial_mound',
    'bon-phuong': 'memorial_axes',
    'gio-chung': 'memorial_altar',
    'tham-co': 'lawn',
  },
  'cong-hau': {
    'vom-con-lai': 'gate_north_arch',
    'vet-dan': 'gate_north_wall',
    '81-ngay-dem': 'ground_marker_81',
    'con-so': 'info_board',
  },
  'nha-trung-bay': {
    'la-thu': 'letter_case',
    'linh-sinh-vien': 'photo_wall',
    'hien-vat': 'relic_case',
    'hai-phia': 'exit_panel',
  },
  'thap-chuong': {
    'hinh-dang-thap': 'bell_tower',
    'tieng-chuong': 'bell',
    'cong-tay': 'gate_west',
    'duong-ra-song': 'landing',
  },
  'ben-tha-hoa': {
    'nguoi-tha-hoa': 'landing_steps',
    'hoa-dang': 'river_lanterns',
    'bon-cau-tho': 'verse_stone',
    'duong-ve-thanh': 'road_east',
  },
};

const landmarks = landmarksOf('thanh-co-quang-tri');

describe('the sample tour of Quảng Trị Citadel', () => {
  let tour: Tour;
  beforeAll(() => {
    tour = tourShape.parse(read(new URL('tour.json', FOLDER)));
  });

  it('gives check nothing to find', async () => {
    const manifest = read(new URL('tour.json', FOLDER));
    const media = await readFacts(fileURLToPath(FOLDER), manifest);
    expect(media.size).toBe(mediaPaths(manifest).length);
    expect(check({ manifest, media, folderName: 'thanh-co-quang-tri' })).toEqual([]);
  });

  it('has eight panoramas of 2:1, and no file that it does not name', async () => {
    expect(readdirSync(new URL('media/', FOLDER)).map((file) => `media/${file}`)).toEqual(mediaPaths(tour));
    const panoramas = tour.scenes.flatMap(({ media }) => (media.type === 'panorama' ? [media.src] : []));
    expect(panoramas).toHaveLength(8);
    for (const file of panoramas) {
      const { width, height } = await sharp(fileURLToPath(new URL(file, FOLDER))).metadata();
      expect([file, width]).toEqual([file, 2 * height]);
    }
  });

  it('has every text in Vietnamese and English, in composed letters, with the tone marks on the usual vowel', () => {
    const texts = [...textsOf(tour)];
    expect(texts.length).toBeGreaterThan(150);
    for (const [path, text] of texts) {
      expect([path, Object.keys(text)]).toEqual([path, ['vi', 'en']]);
      for (const words of Object.values(text)) {
        expect([path, words.trim()]).not.toEqual([path, '']);
        expect([path, words.normalize('NFC')]).toEqual([path, words]);
        expect([path, newStyleToneMarks(words)]).toEqual([path, []]);
      }
    }
  });

  it('puts every info hotspot exactly on its landmark, and the headings as the model was drawn', () => {
    expect(offMark(tour, landmarks, ANCHORS)).toEqual([]);
    for (const scene of panoramasOf(tour)) {
      expect([scene.id, scene.media.heading]).toEqual([scene.id, landmarks[scene.id]?.heading]);
      expect(infosOf(scene).map(({ id }) => id)).toEqual(Object.keys(ANCHORS[scene.id] ?? {}));
    }
  });

  it('would notice an info hotspot a hundredth of a degree off its landmark', () => {
    const moved = structuredClone(tour);
    const hotspot = moved.scenes.flatMap(infosOf).find(({ id }) => id === 'vom-cong');
    if (hotspot && 'yaw' in hotspot.at) hotspot.at.yaw += 0.01;
    expect(offMark(moved, landmarks, ANCHORS)).toEqual(['cong-tien/vom-cong']);
  });

  it('names for every fact a source that can be opened, and only credits that exist', () => {
    expect(unsourced(tour)).toEqual([]);
    const credits = new Set(tour.credits?.map(({ id }) => id));
    const named = [...(tour.site?.sources ?? []), ...[...tour.scenes, ...tour.scenes.flatMap(infosOf)].flatMap(({ sources = [] }) => sources)];
    expect(named.filter((id) => !credits.has(id))).toEqual([]);
    const stripped = structuredClone(tour);
    for (const credit of stripped.credits ?? []) if (credit.id === 'c15') delete credit.source;
    expect(unsourced(stripped)).toEqual(['dai-tuong-niem/gio-chung', 'thap-chuong/tieng-chuong']);
  });

  it('leads everywhere from the air, and every way has a way back', () => {
    const [start] = tour.scenes;
    // The film at a gate belongs to that gate.
    const others = tour.scenes.slice(1).flatMap(({ id, media }) => (media.type === 'video360' ? [] : [id]));
    expect(start?.id).toBe(tour.start);
    expect(start && linksOf(start).map(({ to }) => to.scene)).toEqual(expect.arrayContaining(others));
    const flown = new Set(tour.scenes.flatMap(({ id, media }) => (media.type === 'panorama' ? [] : [id])));
    // A flat picture or a film lets one down anywhere; one comes back to it from the air.
    expect(oneWay(tour).filter((way) => !flown.has(way.split(' ')[0] ?? ''))).toEqual([]);
    const cut = structuredClone(tour);
    for (const scene of cut.scenes) if (scene.id === 'hao-nuoc') scene.hotspots = infosOf(scene);
    expect(oneWay(cut).filter((way) => !flown.has(way.split(' ')[0] ?? ''))).toEqual(['tren-cao hao-nuoc', 'cong-tien hao-nuoc']);
  });

  it('uses every kind of scene and hotspot, a route with words for all of its stops, and a plan', () => {
    const kinds = new Set(tour.scenes.map(({ kind, media }) => `${kind} ${media.type}`));
    expect([...kinds].sort()).toEqual(['flycam panorama', 'flycam photo', 'flycam video', 'panorama panorama', 'panorama video360']);
    const hotspots = tour.scenes.flatMap(({ hotspots = [] }) => hotspots);
    const types = new Set(hotspots.map(({ type }) => type));
    expect([...types].sort()).toEqual(['area', 'audio', 'gallery', 'info', 'link', 'model', 'then-and-now', 'video', 'web']);
    expect(tour.route?.filter(({ scene, text }) => !text && !tour.scenes.find(({ id }) => id === scene)?.narration)).toEqual([]);
    expect(tour.plans?.map(({ places }) => places.length)).toEqual([8]);
  });

  it('names each link as its scene is named, and keeps fingers apart', () => {
    const titles = new Map(tour.scenes.map(({ id, title }) => [id, title]));
    for (const scene of tour.scenes) {
      for (const link of linksOf(scene)) expect(link.title).toEqual(titles.get(link.to.scene));
      expect([scene.id, crowded(scene)]).toEqual([scene.id, []]);
    }
  });

  it('says of every scene, in both languages, that it is a rendering and no photograph', () => {
    for (const { description, media } of tour.scenes) {
      expect(media.origin).toBe('rendering');
      for (const text of [description, media.credit]) {
        expect(text?.['vi']).toMatch(/Mô hình 3D minh họa.*không phải ảnh chụp/);
        expect(text?.['en']).toMatch(/Illustrative 3D rendering.*not a photograph/);
      }
    }
  });

  it('gives no figure of the dead, quotes neither the letter nor the poem, and calls no side names', () => {
    for (const [path, text] of textsOf(tour)) {
      for (const words of Object.values(text)) {
        expect([path, casualtyFigures(words)]).toEqual([path, []]);
        expect(words).not.toMatch(/Đò lên Thạch Hãn|đáy sông còn đó|(?<!\p{L})(?:địch|ngụy)(?!\p{L})|Hiroshima/iu);
      }
    }
  });

  it('guides through every panorama once, with time to hear each narration', () => {
    expect(tour.route?.map(({ scene }) => scene).sort()).toEqual(panoramasOf(tour).map(({ id }) => id).sort());
    for (const { scene, seconds = 0 } of tour.route ?? []) {
      const text = tour.scenes.find(({ id }) => id === scene)?.narration?.text;
      for (const [lang, perMinute] of [['en', 150], ['vi', 210]] as const) {
        const spoken = text?.[lang]?.split(/\s+/).length ?? Infinity;
        expect([scene, lang, seconds > (spoken / perMinute) * 60]).toEqual([scene, lang, true]);
      }
    }
  });
});
