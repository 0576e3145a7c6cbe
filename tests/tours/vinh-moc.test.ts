import { describe, expect, it } from 'vitest';
import { asEveryTour } from './every-tour';
import type { Anchors } from './sample-tour';

const ANCHORS: Anchors = {
  'tren-cao': { 'qua-doi': 'hill', 'cua-ra-bien': 'sea_exits', 'con-co': 'horizon_con_co', 'lang-ham': 'village' },
  'cua-ham': { 'khung-go': 'timber_frame', 'thong-gio': 'air_draft', 'giao-thong-hao': 'trench', 'dung-cu': 'tools' },
  'can-ho': { 'can-ho-nho': 'niche', 'kich-thuoc': 'passage_section', 'den-dau': 'lamp', 'doi-song': 'mat' },
  'hoi-truong': { 'hoi-truong-diem': 'hall', 'gieng-nuoc': 'well', 'bep-hoang-cam': 'kitchen', 'tang-hai': 'level_sign' },
  'nha-ho-sinh': { 'em-be': 'cradle', 'tram-phau-thuat': 'surgery', 'lop-hoc': 'school_corner', 'khong-ai-mat': 'memorial_niche' },
  'tang-ba': { 'do-sau': 'depth_gauge', 'thoat-nuoc': 'floor_slope', 'kho-hang': 'store', 'bac-dat': 'stair' },
  'cua-bien': { 'cua-sang': 'exit_frame', 'bai-bien': 'shore', 'lang-hom-nay': 'village_today', 'nha-trung-bay': 'exhibition_house' },
};

describe('the sample tour of the Vịnh Mốc tunnels', () => {
  const tour = asEveryTour({
    id: 'dia-dao-vinh-moc',
    anchors: ANCHORS,
    // The model itself, and an old copy of an encyclopedia.
    unopened: ['mo-hinh', 'v22'],
    // The arrow points to the door, beside the point of the sea doors.
    around: ['tren-cao cua-bien'],
    ownAxes: ['can-ho', 'hoi-truong', 'nha-ho-sinh', 'tang-ba'],
    // Down from the daylight leads no way.
    oneWay: ['nha-ho-sinh tang-ba'],
    // How many lived there is told as a range.
    countsPeople: ['/scenes/2/hotspots/3/text'],
  });

  it('says before one enters that it goes underground', () => {
    expect(tour.notice?.['vi']).toMatch(/không gian kín/);
    expect(tour.notice?.['en']).toMatch(/closed spaces/);
    expect(tour.scenes.filter(({ setting }) => setting === 'underground')).toHaveLength(4);
  });
});
