import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { countAll, countsOf } from '../viewer/harness/count';
import { isLong, launch, walkTo, watchErrors } from './browser';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';
/** One from the air, a flat picture, a flat film, a film on the sphere, and at last a panorama on the ground. */
const KINDS = ['tren-cao', 'toan-canh-thanh', 'bay-quanh-thanh', 'cong-tien-xua-nay', 'cong-tien'];
/** What shows that a film's own part has come. */
const PLAYED: Readonly<Record<string, string>> = {
  'bay-quanh-thanh': 'video.film[data-shown]',
  'cong-tien-xua-nay': 'canvas.overlay',
};
/** 500 in the long form, `npm run test:scenes`. */
const ROUNDS = isLong ? 500 / KINDS.length : 3;
const LEAKING_ROUNDS = 4;

let browser: Browser;
beforeAll(async () => void (browser = await launch('--js-flags=--expose-gc')));
afterAll(() => browser.close());

interface Left {
  textures: number;
  buffers: number;
  programs: number;
  bitmaps: number;
  films: number;
  canvases: number;
  nodes: number;
  /** Bytes. */
  heap: number;
}

const go = async (page: Page, scene: string): Promise<void> => {
  await walkTo(page, `/en/${TOUR}/${scene}`);
  await page.waitForSelector(`#stage[data-scene="${scene}"]`, { state: 'attached', timeout: 60_000 });
  const played = PLAYED[scene];
  if (played !== undefined) await page.waitForSelector(played, { state: 'attached', timeout: 60_000 });
};

/** What a round through all kinds leaves behind in the end. */
async function round(page: Page): Promise<Left> {
  for (const scene of KINDS) await go(page, scene);
  await page.waitForFunction(() => document.querySelector('video.film, canvas.overlay') === null);
  const { textures, buffers, programs, bitmaps } = await countsOf(page);
  const rest = await page.evaluate(() => {
    const here = globalThis as typeof globalThis & { gc?: () => void };
    here.gc?.();
    const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
    const count = (selector: string): number => document.querySelectorAll(selector).length;
    return {
      films: count('video'),
      canvases: count('canvas'),
      nodes: count('*'),
      heap: memory?.usedJSHeapSize ?? 0,
    };
  });
  return { textures, buffers, programs, bitmaps, ...rest };
}

/** What is there more of than a scene that is still loading explains. */
function grown(first: Left, last: Left): string[] {
  const room = { textures: 3, buffers: 2, programs: 2, bitmaps: 8, films: 0, canvases: 0, nodes: 12 };
  const counted = Object.entries(room).filter(
    ([name, more]) => last[name as keyof typeof room] > first[name as keyof typeof room] + more,
  );
  const isHeavier = last.heap > first.heap * 1.25 + 4_000_000;
  return [...counted.map(([name]) => name), ...(isHeavier ? ['heap'] : [])];
}

async function open(leak?: () => void): Promise<[Page, string[]]> {
  const context = await browser.newContext({ viewport: { width: 480, height: 320 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const errors = watchErrors(page);
  if (leak) await page.addInitScript(leak);
  await countAll(page);
  await page.goto(`${SITE}/en/${TOUR}/cong-tien`);
  await page.waitForSelector('.rail', { timeout: 60_000 });
  return [page, errors];
}

it(
  `${Math.round(ROUNDS * KINDS.length)} changes of scene among all kinds leave nothing behind`,
  { timeout: ROUNDS * 60_000 },
  async () => {
    const [page, errors] = await open();
    // What comes once and stays, such as parts of the page and programs of the GPU, has come after the first round.
    await round(page);
    const first = await round(page);
    let last = first;
    for (let count = 2; count < ROUNDS; count++) last = await round(page);
    if (isLong) console.log('after 10 changes', first, `after ${ROUNDS * KINDS.length}`, last);
    expect(grown(first, last)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  },
);

it.runIf(isLong)('a layer that stays when its film goes would be noticed', { timeout: 600_000 }, async () => {
  const [page] = await open(() => {
    const { remove } = Element.prototype;
    Element.prototype.remove = function (this: Element) {
      if (this.classList.contains('overlay')) this.className = 'left';
      else remove.call(this);
    };
  });
  await round(page);
  const first = await round(page);
  let last = first;
  for (let count = 2; count < LEAKING_ROUNDS; count++) last = await round(page);
  expect(grown(first, last)).toContain('canvases');
  await page.context().close();
});
