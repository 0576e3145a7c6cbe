import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { asEveryTour } from './every-tour';
import { seen } from './flights';
import { textsOf, type Anchors } from './sample-tour';

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

/** The middle of the flag on its tower, in metres from the middle of the bridge. */
const FLAG = [5.6, 262.2, 37.4] as const;

/** Where the red of a picture lies, in parts of its width and height. */
async function redOf(file: string): Promise<[x: number, y: number]> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let [count, across, down] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red < 150 || green > 90 || blue > 90) continue;
    [count, across, down] = [count + 1, across + ((at / 3) % info.width), down + Math.floor(at / 3 / info.width)];
  }
  return [across / count / info.width, down / count / info.height];
}

describe('the sample tour of Hiền Lương Bridge', () => {
  const tour = asEveryTour({
    id: 'hien-luong-ben-hai',
    anchors: ANCHORS,
    // The model itself, and an old copy of an encyclopedia.
    unopened: ['mo-hinh', 'h30'],
    fromAir: ['tren-cao', 'bay-tren-song'],
    // The film lets one down anywhere; one comes back to it from the air.
    oneWay: [
      'bay-tren-song giua-cau',
      'bay-tren-song ky-dai',
      'bay-tren-song nha-lien-hop',
      'bay-tren-song tuong-dai',
    ],
    flight: {
      scene: 'bay-tren-song',
      flown: {
        'den-giua-cau': [0, 0, 5.9],
        'den-ky-dai': [0, 262, 23.4],
        'den-nha-lien-hop': [29, 131, 8.4],
        'den-tuong-dai': [0, -206, 12.4],
        'song-ben-hai': [-600, 75, 0],
        'hai-cay-cau': [-72, 92, 6.4],
      },
    },
    // The arrows point to the house, one stands before its yard.
    around: ['giua-cau nha-lien-hop', 'ky-dai nha-lien-hop', 'dan-loa nha-lien-hop'],
    unaddressed: ['nha-lien-hop/don-cong-an'],
  });

  it('shows the flag in the first picture of its film where the flight puts it', async () => {
    const media = tour.scenes.find(({ id }) => id === 'bay-tren-song')?.media;
    if (media?.type !== 'video' || !tour.site?.location) throw new Error('no film');
    const [x, y] = await redOf(fileURLToPath(new URL(`../../tours/${tour.id}/${media.poster}`, import.meta.url)));
    const [right, down] = seen(media.flight ?? [], 0, FLAG, tour.site.location) ?? [0, 0];
    expect(Math.hypot(x - right, ((y - down) * 9) / 16)).toBeLessThan(0.005);
  });

  it('has no names for an enemy, and plays no sound of the war', () => {
    for (const [path, text] of textsOf(tour))
      for (const words of Object.values(text)) expect([path, PARTISAN.test(words)]).toEqual([path, false]);
    expect(tour.scenes.filter(({ ambient }) => ambient !== undefined)).toEqual([]);
  });

  it('leads through every panorama by its route, and has a sign at five of them', () => {
    expect(tour.route?.map(({ scene }) => scene)).toEqual(Object.keys(ANCHORS));
    expect(new Set(tour.signs?.map(({ scene }) => scene)).size).toBe(5);
  });
});
