import { describe, expect, it } from 'vitest';
import { asEveryTour } from './every-tour';
import { linksOf, oneWay, infosOf, textsOf, type Anchors } from './sample-tour';

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

describe('the sample tour of Quảng Trị Citadel', () => {
  const tour = asEveryTour({
    id: 'thanh-co-quang-tri',
    anchors: ANCHORS,
    fromAir: ['tren-cao', 'toan-canh-thanh', 'bay-quanh-thanh'],
    // The model itself, and two sources without an address of their own.
    unopened: ['mo-hinh', 'c22', 'c28'],
    // A flat picture or a film lets one down anywhere; one comes back to it from the air.
    oneWay: [
      'toan-canh-thanh dai-tuong-niem',
      'toan-canh-thanh cong-hau',
      'bay-quanh-thanh dai-tuong-niem',
      'bay-quanh-thanh cong-tien',
      'bay-quanh-thanh nha-trung-bay',
    ],
    around: ['cong-hau tren-cao'],
    // The museum's room was modelled apart from the site; the memorial is marked on its mound, not where one stands: that is below the camera in the air.
    flight: {
      scene: 'bay-quanh-thanh',
      flown: {
        'phao-dai-tay-nam': [-258, -258, 4.3],
        'den-dai-tuong-niem': [0, 0, 7.5],
        'den-cong-tien': [0, -258, 10],
        'den-nha-trung-bay': [-118, -110, 6],
        'song-thach-han': [-830, 60, -2.6],
      },
    },
    ownAxes: ['nha-trung-bay', 'dai-tuong-niem'],
  });

  it('leads everywhere from the air', () => {
    const [start] = tour.scenes;
    // The film at a gate belongs to that gate.
    const others = tour.scenes.slice(1).flatMap(({ id, media }) => (media.type === 'video360' ? [] : [id]));
    expect(start?.id).toBe(tour.start);
    expect(start && linksOf(start).map(({ to }) => to.scene)).toEqual(expect.arrayContaining(others));
  });

  it('would notice a way back that is missing', () => {
    const cut = structuredClone(tour);
    for (const scene of cut.scenes) if (scene.id === 'hao-nuoc') scene.hotspots = infosOf(scene);
    expect(oneWay(cut)).toEqual(expect.arrayContaining(['tren-cao hao-nuoc', 'cong-tien hao-nuoc']));
  });

  it('quotes neither the letter nor the poem, and calls no side names', () => {
    for (const [, text] of textsOf(tour)) {
      for (const words of Object.values(text)) {
        expect(words).not.toMatch(/Đò lên Thạch Hãn|đáy sông còn đó|(?<!\p{L})(?:địch|ngụy)(?!\p{L})|Hiroshima/iu);
      }
    }
  });
});
