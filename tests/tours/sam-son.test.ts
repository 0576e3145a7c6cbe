import { describe, expect, it } from 'vitest';
import { KNOWN_SITES } from '../../src/visit/catalogue/listed';
import { asEveryTour } from './every-tour';
import { infosOf, type Anchors } from './sample-tour';

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
  const tour = asEveryTour({
    id: 'sam-son-truong-le',
    anchors: ANCHORS,
    // The model itself, an article known without its address, and a site that has no secure one.
    unopened: ['mo-hinh', 's18', 's28'],
    // Far ways follow the road; those in the court lead to a gate, a door or the middle of the court.
    around: [
      'tren-cao hon-trong-mai',
      'tren-cao den-co-tien',
      'hon-trong-mai den-co-tien',
      'den-co-tien hon-trong-mai',
      'bac-da san-den',
      'san-den bac-da',
      'san-den truyen-thuyet',
      'truyen-thuyet san-den',
    ],
  });

  it('says before one enters that these are places of worship', () => {
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
