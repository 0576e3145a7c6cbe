import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { everywhere, launch, SCREENS, watchErrors } from './browser';

const SITE = inject('site');
const SCENE = 'thanh-co-quang-tri/bay-quanh-thanh';

/** Where the renderer drew the memorial, in parts of the frame, by second: independent of the tour's tracks. */
const MEMORIAL: readonly (readonly [second: number, x: number, y: number])[] = [
  [1, 0.5404, 0.5334],
  [2, 0.5438, 0.5311],
  [3, 0.5476, 0.5279],
  [4, 0.5514, 0.5236],
  [5, 0.5543, 0.5183],
  [7, 0.5547, 0.5056],
  [8, 0.551, 0.4986],
  [10, 0.5361, 0.4857],
  [12, 0.5152, 0.477],
  [13, 0.506, 0.4746],
];

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

async function open(device: BrowserContextOptions, path: string): Promise<[Page, string[]]> {
  const page = await (await browser.newContext(device)).newPage();
  const errors = watchErrors(page);
  await page.goto(`${SITE}/${path}`);
  await page.waitForSelector('video.film[data-shown]', { state: 'attached', timeout: 60_000 });
  return [page, errors];
}

/** Shows a frame of the film and tells how far a point stands from a place in it, in parts of the frame's width. */
const offAt = (page: Page, hotspot: string, [second, x, y]: readonly [number, number, number]): Promise<number> =>
  page.evaluate(
    async ({ hotspot, second, x, y }) => {
      const film = document.querySelector<HTMLVideoElement>('video.film');
      const pin = document.querySelector(`.pin[data-hotspot="${hotspot}"]`);
      if (!film || !pin) return Infinity;
      const seeked = new Promise((done) => film.addEventListener('seeked', done, { once: true }));
      film.currentTime = second + 0.01;
      await seeked;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const [frame, box] = [film.getBoundingClientRect(), pin.getBoundingClientRect()];
      const [left, top] = [box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top];
      return Math.hypot(left - x * frame.width, top - y * frame.height) / frame.width;
    },
    { hotspot, second, x, y },
  );

const WORDS = {
  vi: { pause: 'Tạm dừng', chapter: 'Trên hào phía nam', captions: 'Phụ đề' },
  en: { pause: 'Pause', chapter: 'Above the southern moat', captions: 'Captions' },
} as const;

describe.each(everywhere(1))('a film from the air on a %s', (_, device, lang) => {
  const { pause, chapter, captions } = WORDS[lang];
  it(`plays without sound in its place, is steered, and its points follow their landmarks (${lang})`, async () => {
    const [page, errors] = await open(device, `${lang}/${SCENE}`);
    await page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('video.film')?.currentTime ?? 0) > 0.2);
    expect(
      await page.$eval('video.film', (film) => film instanceof HTMLVideoElement && [film.muted, film.playsInline]),
    ).toEqual([true, true]);
    // On small screens the tour's notice lies where the film is steered, until it has been read.
    await page.locator('.notice .round').first().click();
    await page.getByRole('button', { name: pause, exact: true }).click();
    for (const instant of MEMORIAL) expect(await offAt(page, 'den-dai-tuong-niem', instant)).toBeLessThan(0.01);
    // The measure sees a point that is late by a second.
    expect(await offAt(page, 'den-cong-tien', [5, 0.5543, 0.5183])).toBeGreaterThan(0.01);
    expect(await page.locator('.film-captions p').textContent()).not.toBe('');
    await page.getByRole('button', { name: captions }).click();
    expect(await page.locator('.film-captions p').isVisible()).toBe(false);
    const [at, place] = [
      () => page.$eval('video.film', (film) => (film instanceof HTMLVideoElement ? film.currentTime : 0)),
      () => page.locator('.flight g').getAttribute('transform'),
    ];
    const before = await place();
    await page.getByRole('button', { name: chapter }).click();
    await page.waitForFunction((was) => document.querySelector('.flight g')?.getAttribute('transform') !== was, before);
    expect(await at()).toBeCloseTo(10, 1);
    await page.locator('.film-steering input').fill('3');
    expect(await at()).toBeCloseTo(3, 1);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

it('that a browser refuses to begin stands and waits for its button, and nothing else waits for it', async () => {
  const page = await (await browser.newContext(SCREENS.phone)).newPage();
  await page.addInitScript(() => {
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      return navigator.userActivation.isActive
        ? play.call(this)
        : Promise.reject(new DOMException('The request is not allowed', 'NotAllowedError'));
    };
  });
  await page.goto(`${SITE}/vi/${SCENE}`);
  await page.getByRole('button', { name: 'Phát phim' }).click({ timeout: 60_000 });
  await page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('video.film')?.currentTime ?? 0) > 0.2);
  await page.context().close();
});
