import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { KIOSK, launch, PHONE, watchErrors } from './browser';

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

/** Opens a hotspot of another scene without loading the page again. */
async function go(page: Page, lang: string, scene: string, hotspot: string): Promise<void> {
  await page.goto(`${SITE}/${lang}/${TOUR}/${scene}?h=${hotspot}`);
  await page.locator('.sheet[data-open]').waitFor({ timeout: 60_000 });
}

describe.each([
  ['phone', PHONE, 'vi', 'Mô hình 3D minh họa', 'Bảo tàng Quảng Trị'],
  ['kiosk', KIOSK, 'en', 'Illustrative 3D rendering', 'Quảng Trị museum'],
] as const)('[H2] on a %s', (_, device, lang, note, museum) => {
  it('a recording and a film play with their words, and a way out of the tour shows where it leads', async () => {
    const page = await (await browser.newContext({ ...device, reducedMotion: 'reduce' })).newPage();
    const errors = watchErrors(page);
    await go(page, lang, 'thap-chuong', 'nghe-chuong');
    await willPlay(page, 'audio');
    expect(await page.locator('.sheet[data-open] details').count()).toBeGreaterThan(0);
    await go(page, lang, 'hao-nuoc', 'nhin-tu-tren-cao');
    await willPlay(page, 'video');
    expect(await page.locator('.sheet[data-open] track').count()).toBeGreaterThan(0);
    await page.locator('.sheet[data-open]').getByText(note).first().waitFor();
    await go(page, lang, 'nha-trung-bay', 'trang-bao-tang');
    const way = page.locator('.sheet[data-open] a.button');
    expect(await way.textContent()).toContain(MUSEUM);
    expect(await way.getAttribute('rel')).toContain('noreferrer');
    await page.locator('.sheet[data-open] h2').getByText(museum).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

it('[H2] in a kiosk a web address is shown and leads nowhere', async () => {
  const page = await (await browser.newContext(KIOSK)).newPage();
  await page.addInitScript(() =>
    addEventListener('readystatechange', () => (document.documentElement.dataset['kiosk'] = 'visit'), {
      capture: true,
    }),
  );
  await go(page, 'vi', 'nha-trung-bay', 'trang-bao-tang');
  await page.locator('.sheet[data-open]').getByText('https://').first().waitFor();
  const ways = page.locator(`.sheet[data-open] a.button[href*="${MUSEUM}"]`);
  await expect.poll(() => ways.count(), { timeout: 30_000 }).toBe(0);
  await page.context().close();
});

it('[H2] a film that the browser cannot play leaves its words, and says so', async () => {
  const page = await (await browser.newContext(PHONE)).newPage();
  await page.route('**/*.mp4', (route) => route.fulfill({ body: '', contentType: 'video/mp4' }));
  await go(page, 'en', 'hao-nuoc', 'nhin-tu-tren-cao');
  // The plain film gives way to the part of its kind when that has come.
  const toldBroken = async () => {
    const films = page.locator('.sheet[data-open] video');
    await films.evaluateAll((all) => {
      for (const film of all) if (film instanceof HTMLMediaElement) void film.play().catch(() => undefined);
    });
    return page.locator('.sheet[data-open]').getByRole('alert').count();
  };
  await expect.poll(toldBroken, { timeout: 60_000 }).toBe(1);
  await page.locator('.sheet[data-open]').getByText('From the tenth second on').waitFor();
  await page.context().close();
});
