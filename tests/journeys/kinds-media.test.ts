import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { everywhere, launch, SCREENS, shoot, walkTo, watchErrors } from './browser';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';
const MUSEUM = 'trungtamquanlyditichvabaotangquangtri.vn';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** Presses play, and tells whether time goes on. */
const plays = (page: Page, kind: 'audio' | 'video'): Promise<boolean> =>
  page.locator(`.sheet[data-open] ${kind}`).evaluate(async (element) => {
    if (!(element instanceof HTMLMediaElement)) return false;
    element.muted = true;
    await element.play();
    for (let tries = 0; tries < 50 && element.currentTime < 0.1; tries++)
      await new Promise((done) => setTimeout(done, 100));
    element.pause();
    return element.currentTime >= 0.1;
  });

/** The sheet's plain part gives way to the one of its kind when that has come. */
const willPlay = (page: Page, kind: 'audio' | 'video') =>
  expect.poll(() => plays(page, kind).catch(() => false), { timeout: 30_000 }).toBe(true);

const sheet = '.sheet[data-open]';

/** Opens a hotspot, of another scene too, without loading the page again. */
async function go(
  page: Page,
  lang: string,
  [scene, hotspot]: readonly [scene: string, hotspot: string],
): Promise<void> {
  const address = `/${lang}/${TOUR}/${scene}?h=${hotspot}`;
  if (page.url() === 'about:blank') await page.goto(SITE + address);
  else await walkTo(page, address);
  await page.waitForSelector(`#stage[data-scene="${scene}"]`, { state: 'attached', timeout: 60_000 });
  await page.locator(sheet).waitFor({ timeout: 60_000 });
}

const BELL = ['thap-chuong', 'nghe-chuong'] as const;
const FILM = ['hao-nuoc', 'nhin-tu-tren-cao'] as const;
const WAY = ['nha-trung-bay', 'trang-bao-tang'] as const;

const WORDS = {
  vi: { note: 'Mô hình 3D minh họa', museum: 'Bảo tàng Quảng Trị', code: 'Mã QR của địa chỉ' },
  en: { note: 'Illustrative 3D rendering', museum: 'Quảng Trị museum', code: 'QR code of the address' },
} as const;

describe.each(everywhere(0))('[H2] on a %s', (name, device, lang) => {
  const words = WORDS[lang];

  it(`a recording and a film play with their words; a way out shows where it leads, and in a kiosk its code instead (${lang})`, async () => {
    const page = await (await browser.newContext({ ...device, reducedMotion: 'reduce' })).newPage();
    const errors = watchErrors(page);
    await go(page, lang, BELL);
    await willPlay(page, 'audio');
    expect(await page.locator(`${sheet} details`).count()).toBeGreaterThan(0);
    expect((await page.locator(`${sheet} audio`).boundingBox())?.height).toBeGreaterThan(40);
    await shoot(page, `audio-${name}-${lang}`);
    await go(page, lang, FILM);
    await willPlay(page, 'video');
    expect(await page.locator(`${sheet} track`).count()).toBeGreaterThan(0);
    await page.locator(sheet).getByText(words.note).first().waitFor();
    await shoot(page, `video-${name}-${lang}`);
    await go(page, lang, WAY);
    const way = page.locator(`${sheet} a.button[href*="${MUSEUM}"]`);
    expect(await way.textContent()).toContain(MUSEUM);
    expect(await way.getAttribute('rel')).toContain('noreferrer');
    expect(await page.locator(sheet).evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    await page.locator(`${sheet} h2`).getByText(words.museum).waitFor();
    await shoot(page, `web-${name}-${lang}`);

    await page.evaluate(() => (document.documentElement.dataset['kiosk'] = 'visit'));
    await go(page, lang, BELL);
    await go(page, lang, WAY);
    await page.locator(sheet).getByRole('img', { name: words.code }).waitFor();
    await page.locator(sheet).getByText('https://').first().waitFor();
    // What the kiosk does with links in sources is its own test.
    expect(await page.locator(`${sheet} a.button[href*="${MUSEUM}"]`).count()).toBe(0);
    await shoot(page, `web-in-kiosk-${name}-${lang}`);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

it('[H2] a film that the browser cannot play leaves its words, and says so', async () => {
  const page = await (await browser.newContext(SCREENS.phone)).newPage();
  await page.route('**/*.mp4', (route) => route.fulfill({ body: '', contentType: 'video/mp4' }));
  await go(page, 'en', FILM);
  // The plain film gives way to the part of its kind when that has come.
  const toldBroken = async () => {
    const films = page.locator(`${sheet} video`);
    await films.evaluateAll((all) => {
      for (const film of all) if (film instanceof HTMLMediaElement) void film.play().catch(() => undefined);
    });
    return page.locator(sheet).getByRole('alert').count();
  };
  await expect.poll(toldBroken, { timeout: 60_000 }).toBe(1);
  await page.locator(sheet).getByText('From the tenth second on').waitFor();
  await page.context().close();
});
