import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { everywhere, launch, SCREENS, untilState, walkTo, watchErrors } from './browser';
import { bestShift, gnomonicCrop, shot } from './kinds-pixels';

const SITE = inject('site');
const SCENE = 'thanh-co-quang-tri/cong-tien-xua-nay';
const FLAT_FILM = 'thanh-co-quang-tri/bay-quanh-thanh';
const MEDIA = 'tours/thanh-co-quang-tri/media';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** Goes to a second of the film, and waits until its frame has been drawn. */
async function seek(page: Page, second: number): Promise<void> {
  const isThere = (to: number): boolean => {
    const film = document.querySelector<HTMLVideoElement>('video.film');
    if (!film || film.readyState === 0) return false;
    film.pause();
    if (Math.abs(film.currentTime - to) > 0.01) film.currentTime = to;
    return !film.seeking && film.readyState >= 2;
  };
  await page.waitForFunction(isThere, second, { polling: 200, timeout: 60_000 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const shownPins = (page: Page): Promise<(string | undefined)[]> =>
  page.$$eval('.pin', (pins) =>
    pins
      .filter((pin) => getComputedStyle(pin).display !== 'none')
      .map((pin) => (pin instanceof HTMLElement ? pin.dataset['hotspot'] : undefined)),
  );

/** By how many CSS pixels the screen differs from what the film's frame shows at a view. */
async function misplacement(page: Page, file: string, { yaw, pitch, fov }: Record<'yaw' | 'pitch' | 'fov', number>) {
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  // The film's frames are made from these pictures.
  const wanted = await gnomonicCrop(`${MEDIA}/${file}`, { centre: { yaw, pitch }, fov, roll: 0 }, size);
  const expected = await sharp(wanted).removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
  return bestShift(expected, await shot(page));
}

const TODAY = { vi: 'Ngày nay', en: 'Today' } as const;

describe.each(everywhere(0))('a film on the sphere on a %s', (_, device, lang) => {
  it(`lies on the sphere to two pixels at each view, is steered, and shows its points in their time (${lang})`, async () => {
    const page = await (
      await browser.newContext({ ...device, deviceScaleFactor: 1, reducedMotion: 'reduce' })
    ).newPage();
    const errors = watchErrors(page);
    await page.goto(`${SITE}/${lang}/${SCENE}`);
    // Who wants things to rest starts the film by its button.
    await page.waitForSelector('canvas.overlay', { state: 'attached', timeout: 60_000 });
    expect(await page.$eval('video.film', (film) => film instanceof HTMLVideoElement && film.paused)).toBe(true);
    await seek(page, 2);
    expect(await shownPins(page)).toEqual(expect.arrayContaining(['sau-81-ngay-dem']));
    expect(await shownPins(page)).not.toContain('vong-lau-ton-tao');
    await page.getByRole('button', { name: TODAY[lang] }).click();
    await seek(page, 11);
    expect(await shownPins(page)).toContain('vong-lau-ton-tao');
    expect(await shownPins(page)).not.toContain('sau-81-ngay-dem');
    expect(await misplacement(page, 'cong-tien.jpg', { yaw: 0, pitch: 3, fov: 85 })).toBeLessThanOrEqual(2);
    await walkTo(page, `/${lang}/${SCENE}?v=60,10,70`);
    await expect
      .poll(() => misplacement(page, 'cong-tien.jpg', { yaw: 60, pitch: 10, fov: 70 }), { timeout: 60_000 })
      .toBeLessThanOrEqual(2);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

it('a film that does not play, flat or on the sphere, leaves its picture, says so, and lets one go on', async () => {
  const page = await (await browser.newContext(SCREENS.kiosk)).newPage();
  await page.route('**/*.mp4', (route) => route.fulfill({ body: 'no film', contentType: 'video/mp4' }));
  await page.goto(`${SITE}/en/${FLAT_FILM}`);
  await page.waitForSelector('.film-broken', { timeout: 60_000 });
  await walkTo(page, `/en/${SCENE}?v=150,0,80`);
  await page.waitForSelector('#stage[data-scene="cong-tien-xua-nay"]', { timeout: 60_000 });
  await page.waitForSelector('.film-broken', { timeout: 60_000 });
  expect(await page.locator('canvas.overlay').count()).toBe(0);
  await untilState(page, 'sharp', 'cong-tien-xua-nay');
  expect(await misplacement(page, 'cong-tien-1972.jpg', { yaw: 150, pitch: 0, fov: 80 })).toBeLessThanOrEqual(2);
  await page.evaluate(() => document.querySelector<HTMLElement>('.pin[data-hotspot="den-cong-tien"]')?.click());
  await page.waitForSelector('#stage[data-scene="cong-tien"]', { timeout: 60_000 });
  await page.waitForSelector('.film-broken', { state: 'detached' });
  await page.context().close();
});
