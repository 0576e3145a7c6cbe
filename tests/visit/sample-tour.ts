import type { Hotspot } from '../../src/tour/hotspot';
import type { CatalogueEntry, PageAssets, PageContext } from '../../src/tour/page';
import type { PosterData } from '../../src/tour/pyramid-shape';
import type { Scene } from '../../src/tour/scene';
import type { Tour } from '../../src/tour/tour';

export const poster = (base: string): PosterData => ({
  base,
  view: { yaw: 0, pitch: 0, fov: 90 },
  ratios: ['1:2', '9:16', '5:8', '16:9', '1:1'],
  files: [
    { type: 'avif', longs: [1_216, 1_600, 2_048, 2_560] },
    { type: 'webp', longs: [1_216, 2_048] },
  ],
  blur: 'data:image/webp;base64,UklGRg==',
});

const published = (path: string, type: string) => ({ path, bytes: 1, sha256: 'a'.repeat(64), type });

const gateHotspots: Hotspot[] = [
  {
    id: 'vong-lau',
    type: 'info',
    at: { yaw: 0, pitch: 14 },
    title: { vi: 'Vọng lâu', en: 'The watch-pavilion' },
    text: { vi: 'Mái cong, lợp ngói.\n\nDùng để quan sát.', en: 'Curving eaves.\n\nA lookout.' },
    picture: {
      src: 'media/vong-lau.jpg',
      alt: { vi: 'Mái ngói', en: 'A tiled roof' },
      caption: { vi: 'Vọng lâu nhìn từ sân', en: 'Seen from the court' },
      origin: 'archive',
      date: '1972-09-16',
    },
    sources: ['c1'],
  },
  {
    id: 'den-dai',
    type: 'link',
    at: { yaw: 20, pitch: -5 },
    title: { vi: 'Đài tưởng niệm', en: 'The memorial' },
    to: { scene: 'dai-tuong-niem', view: { yaw: 5, pitch: 4 } },
  },
  {
    id: 'sau-lung',
    type: 'info',
    at: { yaw: 180, pitch: 0 },
    title: { vi: 'Phía sau' },
    text: { vi: 'Chỉ có tiếng Việt.' },
  },
];

/** One hotspot of each kind whose own screen comes later. */
export const otherKinds: Hotspot[] = [
  {
    id: 'anh',
    type: 'gallery',
    at: { yaw: 10, pitch: 0 },
    title: { vi: 'Bộ ảnh', en: 'Pictures' },
    pictures: [
      { src: 'media/a.jpg', alt: { vi: 'Ảnh một', en: 'Picture one' } },
      { src: 'media/b.jpg', alt: { vi: 'Ảnh hai', en: 'Picture two' } },
    ],
  },
  {
    id: 'tieng',
    type: 'audio',
    at: { yaw: 20, pitch: 0 },
    title: { vi: 'Tiếng chuông', en: 'The bell' },
    audio: { vi: 'media/chuong.mp3' },
    captions: { vi: 'media/chuong.vtt' },
    transcript: { vi: 'Một hồi chuông.', en: 'A bell rings.' },
  },
  {
    id: 'phim',
    type: 'video',
    at: { yaw: 30, pitch: 0 },
    title: { vi: 'Thước phim', en: 'A film' },
    src: 'media/phim.mp4',
    captions: { vi: 'media/phim.vtt' },
  },
  {
    id: 'tuong',
    type: 'model',
    at: { yaw: 40, pitch: 0 },
    title: { vi: 'Bức tượng', en: 'A statue' },
    src: 'media/tuong.glb',
    alt: { vi: 'Tượng đá', en: 'A stone figure' },
    poster: 'media/tuong.jpg',
  },
  {
    id: 'xua',
    type: 'then-and-now',
    at: { yaw: 50, pitch: 0 },
    title: { vi: 'Xưa và nay', en: 'Then and now' },
    picture: { src: 'media/xua.jpg', alt: { vi: 'Cổng năm 1972', en: 'The gate in 1972' } },
    date: '1972',
    overlay: { projection: 'panorama' },
  },
  {
    id: 'vung',
    type: 'area',
    at: { yaw: 60, pitch: 0 },
    title: { vi: 'Bãi cỏ', en: 'The lawn' },
    outline: [
      { yaw: 60, pitch: 0 },
      { yaw: 61, pitch: 0 },
      { yaw: 60, pitch: 1 },
    ],
    text: { vi: 'Xin đừng giẫm lên cỏ.', en: 'Please keep off the grass.' },
    to: { scene: 'dai-tuong-niem' },
  },
  {
    id: 'trang',
    type: 'web',
    at: { yaw: 70, pitch: 0 },
    title: { vi: 'Trang của ban quản lý', en: 'The office’s site' },
    href: 'https://example.vn/di-tich',
  },
];

export const gate: Scene = {
  id: 'cong-tien',
  kind: 'panorama',
  title: { vi: 'Cổng Tiền', en: 'The front gate' },
  description: { vi: 'Cổng gạch có vòm cuốn.', en: 'A brick gate with an arch.' },
  media: { type: 'panorama', src: 'media/cong-tien.jpg', origin: 'rendering', posters: [poster('p/cong-tien')] },
  view: { yaw: 0, pitch: 0, fov: 90 },
  hotspots: gateHotspots,
  narration: {
    text: { vi: 'Bạn đang đứng trước cổng.', en: 'You are facing the gate.' },
    audio: { vi: 'media/cong-tien.mp3' },
    sources: ['c2'],
  },
};

export const memorial: Scene = {
  id: 'dai-tuong-niem',
  kind: 'panorama',
  title: { vi: 'Đài tưởng niệm trung tâm', en: 'The central memorial' },
  media: { type: 'panorama', src: 'media/dai.jpg', heading: 90, posters: [poster('p/dai')] },
  view: { yaw: 0, pitch: 4, fov: 85 },
};

export const tour: Tour = {
  format: 1,
  id: 'thanh-co',
  languages: ['vi', 'en'],
  title: { vi: 'Thành cổ Quảng Trị', en: 'Quảng Trị Citadel' },
  summary: { vi: 'Tòa thành bên sông.', en: 'A citadel by the river.' },
  notice: { vi: 'Đây là nơi tưởng niệm.', en: 'This is a place of remembrance.' },
  start: 'cong-tien',
  site: {
    name: { vi: 'Di tích Thành cổ', en: 'Citadel site' },
    rank: { vi: 'Di tích quốc gia đặc biệt', en: 'Special National Monument' },
    decision: { number: '2383/QĐ-TTg', date: '2013-12-09' },
    address: { vi: 'Phường Quảng Trị', en: 'Quảng Trị Ward' },
    history: { vi: 'Năm 1809, vua Gia Long dời lỵ sở.', en: 'In 1809 the seat was moved.' },
    visit: {
      hours: { vi: '7:00–17:00', en: '7:00–17:00' },
      fee: { vi: 'Không thu phí.', en: 'No fee.' },
      etiquette: { vi: 'Xin đi nhẹ, nói khẽ.', en: 'Please walk softly.' },
      days: [{ date: '27/7', text: { vi: 'Lễ thả hoa đăng', en: 'Lantern release' } }],
      phone: '0233 386 1234',
    },
  },
  scenes: [gate, memorial],
  credits: [
    { id: 'c1', text: { vi: 'Cục Di sản văn hóa', en: 'Department of Heritage' }, source: 'https://dsvh.gov.vn/x' },
    { id: 'c2', text: { vi: 'Báo Quảng Trị', en: 'Quảng Trị newspaper' } },
    { id: 'c3', text: { vi: 'Không ai dẫn nguồn này', en: 'Nobody cites this' } },
  ],
  rights: { license: 'CC-BY-4.0', holder: 'Di sản 360°' },
  published: {
    version: '0123456789abcdef',
    files: {
      'media/vong-lau.jpg': { ...published('m/vong-lau.0a1b.jpg', 'image/jpeg'), width: 800, height: 600 },
      'media/cong-tien.mp3': published('m/cong-tien.0a1b.mp3', 'audio/mpeg'),
      'media/elsewhere.jpg': published('m/elsewhere.0a1b.jpg', 'image/jpeg'),
    },
  },
};

export const withHotspots = (hotspots: Hotspot[]): Tour => ({
  ...tour,
  scenes: [{ ...gate, hotspots }, memorial],
});

export const assets: PageAssets = {
  css: 'body{color:red}',
  starter: 'addEventListener("load", () => undefined)',
  entry: '/assets/main.js',
  preload: ['/assets/three.js'],
  finder: '/assets/finder.js',
  fonts: '/assets/fonts.css',
};

export const context = (lang: string): PageContext => ({ assets, lang, origin: 'https://disan.example.vn' });

export const entry: CatalogueEntry = {
  id: tour.id,
  languages: tour.languages,
  title: tour.title,
  rank: { vi: 'Di tích quốc gia đặc biệt', en: 'Special National Monument' },
  scenes: 2,
  start: 'cong-tien',
  poster: poster('p/cong-tien'),
  origin: 'rendering',
};
