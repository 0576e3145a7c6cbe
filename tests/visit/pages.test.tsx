import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { POSTER_RATIOS } from '../../src/tiles/poster';
import type { ScenePageData } from '../../src/tour/page';
import type { Scene } from '../../src/tour/scene';
import { createPageWriter } from '../../src/visit/pages';
import { assets, context, entry, gate, memorial, otherKinds, tour, withHotspots } from './sample-tour';

const writer = createPageWriter();
/** Bytes (brotli) of what each page says when it is opened straight from a folder. */
const MOST_UNSERVED = 300;
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const scenePage = (lang: string, scene = gate, of = tour): Document => parse(writer.scene(of, scene, context(lang)));
const text = (node: Element | Document | null): string =>
  (node instanceof Document ? node.body : node)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const dataOf = (page: Document): ScenePageData =>
  JSON.parse(page.querySelector('#page')?.textContent ?? '') as ScenePageData;
const link = (page: Document, name: string): string | null | undefined =>
  [...page.querySelectorAll('a')].find((a) => text(a) === name)?.getAttribute('href');

describe('the page of a scene', () => {
  it.each([
    ['vi', 'Cổng Tiền · Thành cổ Quảng Trị · Di sản 360°', 'Cổng gạch có vòm cuốn.'],
    ['en', 'The front gate · Quảng Trị Citadel · Di sản 360°', 'A brick gate with an arch.'],
  ])('says in %s what it is, to people, search engines and share cards', (lang, title, description) => {
    const page = scenePage(lang);
    const meta = (name: string) =>
      page.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content');
    expect(page.documentElement.lang).toBe(lang);
    expect(page.title).toBe(title);
    expect(meta('description')).toBe(description);
    expect(meta('og:title')).toBe(title);
    expect(meta('og:url')).toBe(`https://disan.example.vn/${lang}/thanh-co/cong-tien`);
    expect(meta('og:image')).toBe('https://disan.example.vn/tours/thanh-co/p/cong-tien/share.jpg');
    expect(meta('og:locale')).toBe(lang === 'vi' ? 'vi_VN' : 'en_GB');
    expect(meta('twitter:card')).toBe('summary_large_image');
    expect(meta('viewport')).toContain('viewport-fit=cover');
    expect(page.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      `https://disan.example.vn/${lang}/thanh-co/cong-tien`,
    );
    const alternates = [...page.querySelectorAll('link[rel=alternate]')].map((a) => a.getAttribute('hreflang'));
    expect(alternates).toEqual(['vi', 'en', 'fr', 'x-default']);
    expect(page.querySelector('#stage img')?.getAttribute('alt')).toBe(description);
  });

  it('exists in a language that the tour lacks, with words that stand in and say so once', () => {
    const page = scenePage('fr');
    expect(page.documentElement.lang).toBe('fr');
    expect(page.title).toBe('The front gate · Quảng Trị Citadel · Di sản 360°');
    expect(page.querySelector('meta[property="og:locale"]')?.getAttribute('content')).toBe('fr_FR');
    expect(page.querySelector('h1 [lang]')?.getAttribute('lang')).toBe('en');
    expect(text(page.querySelector('.tour-name'))).toBe('Quảng Trị Citadel (pas encore traduit)');
    expect(text(page.querySelector('#app')).split('pas encore traduit')).toHaveLength(2);
    const links = [...page.querySelectorAll('.languages a')].map((a) => [a.getAttribute('hreflang'), text(a)]);
    expect(links).toEqual([
      ['vi', 'Tiếng Việt'],
      ['en', 'English'],
    ]);
  });

  it('leaves addresses out of share cards when it does not know the origin', () => {
    const page = parse(writer.scene(tour, gate, { assets, lang: 'vi' }));
    expect(page.querySelector('meta[property="og:url"], meta[property="og:image"]')).toBeNull();
    expect(page.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe('/vi/thanh-co/cong-tien');
  });

  it('shows the first view by itself, in proportions, formats and sizes for every screen', () => {
    const stage = scenePage('vi').querySelector<HTMLElement>('#stage');
    expect(stage?.dataset).toMatchObject({ scene: 'cong-tien', state: 'poster' });
    expect(stage?.style.backgroundImage).toContain('data:image/webp;base64,UklGRg==');
    const sources = [...(stage?.querySelectorAll('source') ?? [])];
    expect(sources.map((source) => [source.media, source.type])).toEqual(
      POSTER_RATIOS.flatMap(({ media }) => ['image/avif', 'image/webp'].map((type) => [media, type])),
    );
    expect(sources[0]?.srcset).toBe(
      [608, 800, 1024, 1280].map((width) => `/tours/thanh-co/p/cong-tien/1x2-${width * 2}.avif ${width}w`).join(', '),
    );
    const image = stage?.querySelector('img');
    expect(image?.getAttribute('fetchpriority')).toBe('high');
    expect(image?.getAttribute('src')).toBe('/tours/thanh-co/p/cong-tien/1x1-2048.webp');
  });

  it.each([
    ['(max-aspect-ratio: 1/2)', { width: 412, height: 915, density: 2 }, 2_560],
    ['(min-aspect-ratio: 16/9)', { width: 1_920, height: 1_080, density: 1 }, 2_560],
    ['(max-aspect-ratio: 1/2)', { width: 360, height: 800, density: 1 }, 1_216],
  ])('asks by %s for a picture about 1.37 times as dense as a screen %o', (media, screen, long) => {
    const { width, height, density } = screen;
    const source = scenePage('vi').querySelector(`source[media="${media}"][type="image/avif"]`);
    const [size = 0, unit] = /^([\d.]+)(vh|vw)$/.exec(source?.getAttribute('sizes') ?? '')?.slice(1) ?? [];
    const wanted = (Number(size) / 100) * (unit === 'vh' ? height : width) * density;
    const laidOut = (unit === 'vh' ? height / 2 : width) * density;
    expect(wanted / laidOut).toBeGreaterThanOrEqual(1.35);
    expect(wanted / laidOut).toBeLessThanOrEqual(1.4);
    const offered = [...(source?.getAttribute('srcset') ?? '').matchAll(/-(\d+)\.avif (\d+)w/g)];
    const chosen = offered.find(([, , across]) => Number(across) >= wanted * 0.99) ?? offered.at(-1);
    expect(Number(chosen?.[1])).toBe(long);
  });

  it('reads as an illustrated tour without any script', () => {
    const page = scenePage('vi');
    expect(text(page.querySelector('h1'))).toBe('Cổng Tiền');
    expect(text(page)).toContain('Mô hình minh họa, không phải ảnh chụp tại di tích');
    expect(text(page)).toContain('Bạn đang đứng trước cổng.');
    expect(text(page)).toContain('Mái cong, lợp ngói.');
    expect(text(page)).toContain('Đây là nơi tưởng niệm.');
    const picture = page.querySelector<HTMLImageElement>('img[alt="Mái ngói"]');
    expect(picture?.getAttribute('src')).toBe('/tours/thanh-co/m/vong-lau.0a1b.jpg');
    expect([picture?.width, picture?.height]).toEqual([800, 600]);
    expect(text(picture?.closest('figure') ?? null)).toBe('Vọng lâu nhìn từ sânẢnh tư liệu16/9/1972');
    expect(link(page, 'Đài tưởng niệm')).toBe('/vi/thanh-co/dai-tuong-niem');
    expect(link(page, 'Đài tưởng niệm trung tâm')).toBe('/vi/thanh-co/dai-tuong-niem');
    expect(link(page, 'English')).toBe('/en/thanh-co/cong-tien');
    expect(page.querySelector('a[hreflang=en]')?.getAttribute('lang')).toBe('en');
    expect(page.querySelector('a[aria-label="Về trang giới thiệu"]')?.getAttribute('href')).toBe('/vi/thanh-co/');
    expect(link(page, 'dsvh.gov.vn')).toBe('https://dsvh.gov.vn/x');
    expect(page.querySelector('audio')?.getAttribute('src')).toBe('/tours/thanh-co/m/cong-tien.0a1b.mp3');
    expect(text(page)).toContain('© Di sản 360° · CC-BY-4.0');
  });

  it('has headings in order and every link within the page has its place', () => {
    const page = scenePage('en');
    const levels = [...page.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const a of page.querySelectorAll('a[href^="#"]')) {
      expect(page.querySelector(a.getAttribute('href') ?? '')).not.toBeNull();
    }
    for (const image of page.querySelectorAll('img')) expect(image.hasAttribute('alt')).toBe(true);
  });

  it('marks words that stand in for a missing translation, with their own language', () => {
    const page = scenePage('en');
    const standIn = [...page.querySelectorAll('.entries span[lang=vi]')].map(text);
    expect(standIn).toEqual(['Phía sau']);
    expect(text(page.querySelector('.entries'))).toContain('Phía sau (not yet translated)');
    expect(page.querySelector('.entries p[lang=vi]')?.textContent).toBe('Chỉ có tiếng Việt.');
  });

  it('puts pins at their points of the first view by style alone', () => {
    const style = (id: string): string | null | undefined =>
      scenePage('vi').querySelector(`.pin[data-hotspot="${id}"]`)?.getAttribute('style');
    expect(style('vong-lau')).toBe('--x:0;--y:-0.2493');
    expect(style('sau-lung')).toBe('--x:9;--y:9');
  });

  it('gives the first view what it needs, in the page’s own language only', () => {
    const data = dataOf(scenePage('en'));
    expect(data).toMatchObject({
      lang: 'en',
      tour: 'thanh-co',
      languages: ['vi', 'en'],
      title: { en: 'Quảng Trị Citadel' },
      folder: '/tours/thanh-co/',
      manifest: '/tours/thanh-co/tour-0123456789abcdef.json',
      entry: '/assets/main.js',
      preload: ['/assets/three.js'],
      fonts: '/assets/fonts.css',
    });
    expect(JSON.stringify(data)).not.toContain('Vọng lâu');
    expect(data.scene.hotspots?.[2]?.title).toEqual({ vi: 'Phía sau' });
    expect(data.scene.media).toEqual(gate.media);
    expect(data.outline.credits.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(Object.keys(data.outline.files)).toEqual(['media/vong-lau.jpg', 'media/cong-tien.mp3']);
    expect(data.outline.scenes.map(({ thumb }) => thumb)).toEqual(['p/cong-tien/thumb.webp', 'p/dai/thumb.webp']);
    expect(data.words).toMatchObject({ about: 'About this scene', nowIn: 'You are now at: {{scene}}' });
  });

  it('has no script but the starter, that there are scripts, what a page opened from a folder says, and no handler', () => {
    const html = writer.scene(tour, gate, context('vi'));
    const scripts = [...parse(html).querySelectorAll('script')].filter(({ type }) => !type.startsWith('application/'));
    const [there, unserved, ...others] = scripts.map((script) => script.textContent);
    expect(there).toBe("document.documentElement.classList.add('js')");
    expect(others).toEqual([assets.starter]);
    expect(unserved).toMatch(
      /^location\.protocol==='file:'&&.*hãy chạy “npx disan360 serve”.*please run “npx disan360 serve”/,
    );
    // Who comes by http pays for it.
    const weigh = (page: string) => brotliCompressSync(page).length;
    expect(weigh(html) - weigh(html.replace(unserved ?? '', ''))).toBeLessThan(MOST_UNSERVED);
    const portable = writer.scene(tour, gate, { ...context('vi'), portable: true });
    expect(portable).not.toContain('npx disan360 serve');
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/);
  });

  it('says so where there is nothing to choose', () => {
    expect(text(scenePage('vi', memorial))).toContain('Cảnh này không có điểm thông tin.');
    expect(text(scenePage('en', memorial))).toContain('This scene has no information points.');
  });

  it('is written for a scene without a poster and a tour that was never published', () => {
    const bare: Scene = {
      id: 'bare',
      kind: 'panorama',
      title: { vi: 'Cảnh' },
      media: { type: 'panorama', src: 'a.jpg' },
    };
    const page = scenePage('vi', bare, { format: 1, id: 'thanh-co', languages: ['vi'], title: {}, scenes: [bare] });
    expect(page.querySelector('#stage picture')).toBeNull();
    expect(dataOf(page).manifest).toBe('/tours/thanh-co/tour.json');
  });
});

describe('hostile text', () => {
  const hostile = '</script><img src=x onerror=alert(1)><!--\u2028"\'&lt;';

  it('is shown as text and breaks out of nothing', () => {
    const scene = { ...gate, title: { vi: hostile, en: hostile }, description: { vi: hostile } };
    const html = writer.scene({ ...tour, title: { vi: hostile }, scenes: [scene] }, scene, context('vi'));
    const page = parse(html);
    expect(page.querySelector('img[onerror], [onerror]')).toBeNull();
    expect(page.querySelector('h1')?.textContent).toBe(hostile);
    expect(page.title).toContain('</script>');
    expect(dataOf(page).scene.title).toEqual({ vi: hostile });
    expect(page.querySelector('#page')?.textContent).not.toMatch(/[<>&\u2028]/);
  });

  it('would break out if it were not escaped', () => {
    const careless = `<script type="application/json">${JSON.stringify({ title: hostile })}</script>`;
    expect(parse(careless).querySelector('[onerror]')).not.toBeNull();
  });

  it('in the program’s own inline code is refused instead of written', () => {
    const broken = { ...assets, starter: 'let a = "</script>"' };
    expect(() => writer.scene(tour, gate, { assets: broken, lang: 'vi' })).toThrow(/<script>/);
  });
});

describe('hotspots of every kind', () => {
  it('are told with what there is: pictures, players, links', () => {
    const page = scenePage('vi', withHotspots(otherKinds).scenes[0], withHotspots(otherKinds));
    const entryOf = (id: string): Element | null => page.querySelector(`#h-${id}`);
    expect([...(entryOf('anh')?.querySelectorAll('img') ?? [])].map(({ alt }) => alt)).toEqual(['Ảnh một', 'Ảnh hai']);
    const audio = entryOf('tieng')?.querySelector('audio');
    expect(audio?.getAttribute('preload')).toBe('none');
    expect(audio?.getAttribute('aria-label')).toBe('Tiếng chuông');
    expect(audio?.querySelector('track')?.getAttribute('srclang')).toBe('vi');
    expect(text(entryOf('tieng'))).toContain('Một hồi chuông.');
    expect(entryOf('phim')?.querySelector('video track')?.getAttribute('label')).toBe('Tiếng Việt');
    expect(entryOf('tuong')?.querySelector('img')?.alt).toBe('Tượng đá');
    expect(text(entryOf('tuong'))).toContain('Bản xem 3D chưa có ở đây');
    expect(text(entryOf('xua'))).toContain('1972');
    expect(entryOf('vung')?.querySelector('a[href="/vi/thanh-co/dai-tuong-niem"]')).not.toBeNull();
    expect(text(entryOf('trang')?.querySelector('p a') ?? null)).toBe('https://example.vn/di-tich');
  });
});

describe('the frame for other sites', () => {
  it.each([
    ['vi', 'Cổng Tiền', 'Mở cảnh 360°'],
    ['en', 'The front gate', 'Open the 360° scene'],
  ])('is light, and leads to the scene in %s', (lang, name, enter) => {
    const html = writer.embed(tour, gate, context(lang));
    const page = parse(html);
    expect(text(page.querySelector('h1'))).toBe(name);
    expect(link(page, enter)).toBe(`/${lang}/thanh-co/cong-tien`);
    expect(page.querySelector('script')).toBeNull();
    expect(page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    expect(html.length).toBeLessThan(3_000);
  });
});

describe('the page of a tour', () => {
  const page = (lang: string): Document => parse(writer.tour(tour, context(lang)));

  it.each([
    [
      'vi',
      'Bắt đầu tham quan',
      'Quyết định số 2383/QĐ-TTg ngày 9/12/2013',
      /Giờ mở cửa và phí tham quan có thể thay đổi/,
    ],
    ['en', 'Start the tour', 'Decision no. 2383/QĐ-TTg of 9 December 2013', /Opening hours and fees may change/],
  ])('introduces the site in %s', (lang, start, decision, ask) => {
    const tourPage = page(lang);
    expect(link(tourPage, start)).toBe(`/${lang}/thanh-co/cong-tien`);
    expect(text(tourPage)).toContain(decision);
    expect(text(tourPage)).toMatch(ask);
    expect(text(tourPage)).toContain('7:00–17:00');
    expect(text(tourPage)).toContain(lang === 'vi' ? 'Đây là nơi tưởng niệm.' : 'This is a place of remembrance.');
    expect([...tourPage.querySelectorAll('.card a')].map((a) => a.getAttribute('href'))).toEqual([
      `/${lang}/thanh-co/cong-tien`,
      `/${lang}/thanh-co/dai-tuong-niem`,
    ]);
    expect(tourPage.querySelectorAll('.sources li')).toHaveLength(3);
    expect(tourPage.querySelector('a[href="tel:02333861234"]')).not.toBeNull();
    expect(tourPage.querySelector('script:not([type="application/ld+json"])')).toBeNull();
    const facts: unknown = JSON.parse(tourPage.querySelector('script')?.textContent ?? '');
    expect(facts).toMatchObject({
      '@type': 'TouristAttraction',
      url: `https://disan.example.vn/${lang}/thanh-co/`,
      image: { '@type': 'ImageObject', contentUrl: 'https://disan.example.vn/tours/thanh-co/p/cong-tien/share.jpg' },
    });
  });

  it('says of its picture that it is a rendering', () => {
    expect(text(page('vi').querySelector('figcaption'))).toBe('Mô hình minh họa, không phải ảnh chụp tại di tích');
  });

  it('leaves out what a tour does not say', () => {
    const { format, id, languages, title, scenes } = tour;
    const tourPage = parse(writer.tour({ format, id, languages, title, scenes }, context('vi')));
    expect(tourPage.querySelectorAll('h2')).toHaveLength(1);
    expect(text(tourPage)).not.toContain('undefined');
  });
});

describe('the catalogue', () => {
  const bare = createPageWriter({ sites: { provinces: [], groups: [], sites: [] } });

  it.each([
    ['vi', 'Các điểm di sản và tour 360°', '2 cảnh', 'English'],
    ['en', 'Heritage sites and 360° tours', '2 scenes', 'Tiếng Việt'],
  ])('lists tours in %s', (lang, title, scenes, other) => {
    const page = parse(bare.catalogue([entry], context(lang)));
    expect(text(page.querySelector('h1'))).toBe(title);
    expect(page.querySelector('.card a')?.getAttribute('href')).toBe(`/${lang}/thanh-co/`);
    expect(page.querySelector('.card img')?.getAttribute('src')).toBe('/tours/thanh-co/p/cong-tien/thumb.webp');
    expect(text(page.querySelector('.card'))).toContain(scenes);
    expect(link(page, other)).toBe(lang === 'vi' ? '/en/' : '/vi/');
    const [script, ...others] = page.querySelectorAll('script');
    expect(script?.getAttribute('src')).toBe('/assets/finder.js');
    expect(others).toEqual([]);
    expect(page.querySelector('.finder')?.hasAttribute('hidden')).toBe(true);
    expect(text(page.querySelector('.card'))).toContain(lang === 'vi' ? 'Mô hình minh họa' : 'Illustrative model');
  });

  it('speaks of one scene in the singular', () => {
    expect(text(parse(bare.catalogue([{ ...entry, scenes: 1 }], context('en'))))).toContain('1 scene');
  });

  it('leads to the tour in the language of the catalogue, whose words the tour may lack', () => {
    const page = parse(bare.catalogue([{ ...entry, languages: ['vi'] }], context('en')));
    expect(page.querySelector('.card a')?.getAttribute('href')).toBe('/en/thanh-co/');
  });

  it('is kind when it is empty', () => {
    expect(text(parse(bare.catalogue([], context('vi'))))).toContain('Chưa có tour nào được công bố.');
    expect(text(parse(bare.catalogue([], context('en'))))).toContain('No tour has been published yet.');
  });
});

describe('the page for addresses that lead nowhere', () => {
  it('speaks every language and leads home', () => {
    const page = parse(writer.notFound(context('vi')));
    expect(text(page.querySelector('section[lang=vi]'))).toContain('Không tìm thấy trang này');
    expect(text(page.querySelector('section[lang=en]'))).toContain('This page could not be found');
    expect(link(page, 'Về trang đầu')).toBe('/vi/');
    expect(link(page, 'Go to the start page')).toBe('/en/');
    expect(page.querySelector('link[rel=canonical]')).toBeNull();
  });
});
