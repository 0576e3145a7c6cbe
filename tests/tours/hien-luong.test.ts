import { describe, expect, it } from 'vitest';
import { asEveryTour } from './every-tour';
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

describe('the sample tour of Hiền Lương Bridge', () => {
  const tour = asEveryTour({
    id: 'hien-luong-ben-hai',
    anchors: ANCHORS,
    // The model itself, and an old copy of an encyclopedia.
    unopened: ['mo-hinh', 'h30'],
    // The arrows point to the house, one stands before its yard.
    around: ['giua-cau nha-lien-hop', 'ky-dai nha-lien-hop', 'dan-loa nha-lien-hop'],
    unaddressed: ['nha-lien-hop/don-cong-an'],
  });

  it('has no names for an enemy, and plays no sound of the war', () => {
    for (const [path, text] of textsOf(tour))
      for (const words of Object.values(text)) expect([path, PARTISAN.test(words)]).toEqual([path, false]);
    expect(tour.scenes.filter(({ ambient }) => ambient !== undefined)).toEqual([]);
  });

  it('leads through every scene by its route, and has a sign at five of them', () => {
    expect(tour.route?.map(({ scene }) => scene)).toEqual(tour.scenes.map(({ id }) => id));
    expect(new Set(tour.signs?.map(({ scene }) => scene)).size).toBe(5);
  });
});
