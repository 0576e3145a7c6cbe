import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { launch, NO_WORKER, untilState } from './browser';
import { Station } from './station';

const LONG = process.env['FAULTS'] === 'long';
const IDLE_MS = LONG ? 10_000 : 3_000;
const SCENE = '/vi/thanh-co-quang-tri/cong-tien';

const station = new Station(inject('siteFolder'));
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  await station.start();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await station.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  page = await context.newPage();
});
afterEach(() => context.close());

interface Work {
  frames: number;
  timers: number;
  draws: number;
  /** Timers that are still to come, those that repeat left out. */
  due: number;
}

declare global {
  interface Window {
    work: Work;
  }
}

/** Counts what the page does by itself. */
const countWork = (): Promise<unknown> =>
  page.addInitScript(() => {
    const waiting = new Set<number>();
    const work = {
      frames: 0,
      timers: 0,
      draws: 0,
      get due() {
        return waiting.size;
      },
    };
    window.work = work;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) =>
      ask((now) => {
        work.frames++;
        run(now);
      });
    const set = window.setTimeout.bind(window) as (run: () => void, wait?: number) => number;
    const repeat = window.setInterval.bind(window) as (run: () => void, wait?: number) => number;
    const clear = window.clearTimeout.bind(window);
    Object.assign(window, {
      setTimeout: (run: () => void, wait?: number) => {
        const timer = set(() => {
          waiting.delete(timer);
          work.timers++;
          run();
        }, wait);
        waiting.add(timer);
        return timer;
      },
      setInterval: (run: () => void, wait?: number) =>
        repeat(() => {
          work.timers++;
          run();
        }, wait),
      clearTimeout: (timer?: number) => {
        if (timer !== undefined) waiting.delete(timer);
        clear(timer);
      },
    });
    const { drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function (...args) {
      work.draws++;
      drawElements.apply(this, args);
    };
  });

/** The way to see what happened in so many milliseconds, with the layouts of the whole browser page. */
async function watchWork(): Promise<(ms: number) => Promise<Work & { layouts: number; styles: number }>> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
    const work = await page.evaluate(() => ({ ...window.work }));
    return { ...work, layouts: of('LayoutCount'), styles: of('RecalcStyleCount') };
  };
  return async (ms) => {
    const before = await read();
    await page.waitForTimeout(ms);
    const after = await read();
    const more = (name: keyof typeof before): number => after[name] - before[name];
    const [frames, timers, draws] = [more('frames'), more('timers'), more('draws')];
    return { frames, timers, draws, due: after.due, layouts: more('layouts'), styles: more('styles') };
  };
}

const NOTHING = { frames: 0, timers: 0, draws: 0, due: 0, layouts: 0, styles: 0 };

async function open(): Promise<void> {
  await page.goto(station.address(SCENE));
  await untilState(page, 'sharp', 'cong-tien');
  await page.waitForSelector('#app[data-awake]', { state: 'attached' });
}

it(`while nobody moves, ${IDLE_MS / 1_000} seconds cost no frame, no timer and no layout, and what did would be noticed`, async () => {
  await countWork();
  await open();
  const workIn = await watchWork();
  // What the page fetches when it is at leisure comes first, and what it tells a service worker that has become ready.
  if (!NO_WORKER) await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => workIn(1_000), { timeout: 40_000, interval: 100 }).toEqual(NOTHING);
  expect(await workIn(IDLE_MS)).toEqual(NOTHING);
  await page.evaluate(() => {
    const app = document.querySelector<HTMLElement>('#app');
    setInterval(() => app?.style.setProperty('padding-top', `${performance.now() % 2}px`), 100);
    const again = (): number => requestAnimationFrame(again);
    again();
  });
  const busy = await workIn(1_000);
  expect(Math.min(busy.frames, busy.timers, busy.layouts)).toBeGreaterThan(0);
});

describe('what lies behind the doors', () => {
  const PICTURE = /\/[sp]\/[^/]+\//;
  const FIRST = /\/p\/|\/coverage\./;

  /** First pictures of other scenes that the server was asked for, some time after all else is quiet. */
  async function askedAhead(connection: object, isIdle: boolean, isAwaited = false): Promise<string[]> {
    await page.addInitScript(
      ([value, idle]) => {
        Object.defineProperty(navigator, 'connection', { get: () => value });
        if (!idle) Object.assign(window, { requestIdleCallback: () => 0 });
      },
      [connection, isIdle] as const,
    );
    // What the worker stores in passing is another matter.
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }),
    );
    station.reset();
    await open();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(700);
    const own = await page.evaluate(() => {
      const { scene } = JSON.parse(document.getElementById('page')?.textContent ?? '{}') as {
        scene: { media: { pyramid: { base: string }; posters: { base: string }[] } };
      };
      return [scene.media.pyramid.base, ...scene.media.posters.map(({ base }) => base)];
    });
    const asked = () =>
      station.requests.filter((path) => PICTURE.test(path) && !own.some((base) => path.includes(`/${base}/`)));
    // A busy machine is at leisure late.
    for (let tries = 0; isAwaited && tries < 60 && !asked().some((path) => path.includes('/coverage.')); tries++)
      await page.waitForTimeout(250);
    if (isAwaited) await page.waitForLoadState('networkidle');
    return asked();
  }

  it('is fetched ahead on a good line: a few small pictures, each once, and no tile', async () => {
    const ahead = await askedAhead({ saveData: false, effectiveType: '4g', downlink: 10 }, true, true);
    expect(ahead.some((path) => path.includes('/coverage.'))).toBe(true);
    expect(ahead.length).toBeLessThanOrEqual(8);
    expect(new Set(ahead).size).toBe(ahead.length);
    expect(ahead.filter((path) => !FIRST.test(path))).toEqual([]);
  });

  it.each([
    ['who saves data', { saveData: true, effectiveType: '4g', downlink: 10 }, true],
    ['who has a weak line', { saveData: false, effectiveType: '3g', downlink: 0.7 }, true],
    ['whose browser is never at leisure', { saveData: false, effectiveType: '4g', downlink: 10 }, false],
  ])('is left alone for a visitor %s', async (_, connection, isIdle) => {
    expect(await askedAhead(connection, isIdle)).toEqual([]);
  });
});
