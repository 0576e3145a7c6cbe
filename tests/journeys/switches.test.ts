import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { countAll, countsOf } from '../viewer/harness/count';
import { launch, watchErrors } from './browser';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';
/** A panorama on the ground, one from the air, a flat picture, a flat film, a film on the sphere. */
const KINDS = ['cong-tien', 'tren-cao', 'toan-canh-thanh', 'bay-quanh-thanh', 'cong-tien-xua-nay'];
/** Only in the long form, `npm run test:scenes`. */
const isLong = process.env['SCENES'] === 'long';
const SWITCHES = 500;

let browser: Browser;
beforeAll(async () => void (browser = await launch('--js-flags=--expose-gc')));
afterAll(() => browser.close());

const go = async (page: Page, scene: string): Promise<void> => {
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/en/${TOUR}/${scene}`);
  await page.waitForSelector(`#stage[data-scene="${scene}"]`, { state: 'attached', timeout: 60_000 });
};

/** What a round through all kinds leaves behind in the end. */
async function round(page: Page): Promise<{ textures: number; films: number; canvases: number; heap: number }> {
  for (const scene of KINDS) await go(page, scene);
  await go(page, 'cong-tien');
  await page.waitForFunction(() => document.querySelector('video.film, canvas.overlay') === null);
  const { textures } = await countsOf(page);
  const rest = await page.evaluate(() => {
    const here = globalThis as typeof globalThis & { gc?: () => void };
    here.gc?.();
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
    return {
      films: document.querySelectorAll('video').length,
      canvases: document.querySelectorAll('canvas').length,
      heap: memory?.usedJSHeapSize ?? 0,
    };
  });
  return { textures, ...rest };
}

it.runIf(isLong)(
  `${SWITCHES} changes of scene among all kinds leave no texture, film or canvas behind`,
  { timeout: SWITCHES * 15_000 },
  async () => {
    const page = await (
      await browser.newContext({ viewport: { width: 640, height: 400 }, reducedMotion: 'reduce' })
    ).newPage();
    const errors = watchErrors(page);
    await countAll(page);
    await page.goto(`${SITE}/en/${TOUR}/cong-tien`);
    await page.waitForSelector('.rail', { timeout: 60_000 });
    const rounds = Math.max(2, Math.round(SWITCHES / (KINDS.length + 1)));
    const left = [];
    for (let count = 0; count < rounds; count++) left.push(await round(page));
    const [first, last] = [left[1], left.at(-1)];
    expect(last).toMatchObject({ films: 0, canvases: first?.canvases });
    expect(last?.textures).toBeLessThanOrEqual((first?.textures ?? 0) + 2);
    expect(last?.heap).toBeLessThan((first?.heap ?? 0) * 1.5 + 8_000_000);
    expect(errors).toEqual([]);
    await page.context().close();
  },
);
