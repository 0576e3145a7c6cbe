import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { launch, PHONE, untilState, watchErrors } from './browser';

const SITE = inject('site');
const SCENE = `${SITE}/vi/thanh-co-quang-tri/cong-tien`;

let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await browser.newContext(PHONE);
  page = await context.newPage();
});
afterEach(() => context.close());

async function open(): Promise<void> {
  await page.goto(SCENE);
  await untilState(page, 'sharp', 'cong-tien');
  await page.waitForSelector('#app[data-awake]', { state: 'attached' });
}

interface Work {
  frames: number;
  timers: number;
  draws: number;
}

declare global {
  interface Window {
    work: Work;
  }
}

/** Counts what the page does by itself. */
const countWork = (): Promise<unknown> =>
  page.addInitScript(() => {
    const work = { frames: 0, timers: 0, draws: 0 };
    window.work = work;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) =>
      ask((now) => {
        work.frames++;
        run(now);
      });
    for (const name of ['setTimeout', 'setInterval'] as const) {
      const set = window[name].bind(window) as (run: () => void, wait?: number) => number;
      Object.assign(window, {
        [name]: (run: () => void, wait?: number) =>
          set(() => {
            work.timers++;
            run();
          }, wait),
      });
    }
    const { drawElements } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.drawElements = function (...args) {
      work.draws++;
      drawElements.apply(this, args);
    };
  });

/** What happened in so many seconds, layouts of the whole browser page included. */
async function workIn(seconds: number): Promise<Work & { layouts: number; styles: number }> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return {
      ...(await page.evaluate(() => ({ ...window.work }))),
      layouts: of('LayoutCount'),
      styles: of('RecalcStyleCount'),
    };
  };
  const before = await read();
  await page.waitForTimeout(seconds * 1_000);
  const after = await read();
  const more = (name: keyof typeof before): number => after[name] - before[name];
  return {
    frames: more('frames'),
    timers: more('timers'),
    draws: more('draws'),
    layouts: more('layouts'),
    styles: more('styles'),
  };
}

describe('while nobody moves', () => {
  it('ten seconds cost no frame, no timer and no layout; and anything that did would be noticed', async () => {
    await countWork();
    await open();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1_500);
    expect(await workIn(10)).toEqual({ frames: 0, timers: 0, draws: 0, layouts: 0, styles: 0 });
    await page.evaluate(() => {
      const app = document.querySelector<HTMLElement>('#app');
      setInterval(() => app?.style.setProperty('padding-top', `${performance.now() % 2}px`), 200);
      const again = (): number => requestAnimationFrame(again);
      again();
    });
    const busy = await workIn(1);
    expect(Math.min(busy.frames, busy.timers, busy.layouts)).toBeGreaterThan(0);
  });
});

describe('what lies behind the doors', () => {
  const asked: string[] = [];
  async function askedFor(connection: object | undefined): Promise<string[]> {
    await page.addInitScript((value) => {
      Object.defineProperty(navigator, 'connection', { get: () => value });
    }, connection);
    asked.length = 0;
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1_000);
    return asked.filter((path) => /(coverage|poster)/.test(path) && !path.includes('cong-tien'));
  }

  it('is fetched ahead on a good line, a few small pictures and no tile', async () => {
    const ahead = await askedFor({ saveData: false, effectiveType: '4g', downlink: 10 });
    expect(ahead.some((path) => path.includes('coverage'))).toBe(true);
    expect(ahead.length).toBeLessThanOrEqual(8);
    expect(new Set(ahead).size).toBe(ahead.length);
    expect(asked.filter((path) => /pyramid\/\d/.test(path) && !path.includes('cong-tien'))).toEqual([]);
  });

  it.each([
    ['who saves data', { saveData: true, effectiveType: '4g', downlink: 10 }],
    ['a weak line', { saveData: false, effectiveType: '3g', downlink: 0.7 }],
    ['a browser that does not tell', undefined],
  ])('is left alone for %s', async (_, connection) => {
    expect(await askedFor(connection)).toEqual([]);
  });
});

it('a fault of the woken page leaves the page that was written, whose links work', async () => {
  await page.route(SCENE, async (route) => {
    const response = await route.fetch();
    // One hotspot that is nothing: the written page knows nothing of it, the woken one stumbles.
    await route.fulfill({ response, body: (await response.text()).replace('"hotspots":[', '"hotspots":[null,') });
  });
  const errors = watchErrors(page);
  await page.goto(SCENE);
  await untilState(page, 'sharp', 'cong-tien');
  await expect.poll(() => errors.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await page.waitForTimeout(300);
  const pin = page.locator('.pin[data-type="link"]').first();
  expect(await pin.getAttribute('href')).toMatch(/^\/vi\/thanh-co-quang-tri\//);
  expect(await page.locator('h1').first().textContent()).toBeTruthy();
  expect(await page.$('#app[data-awake]')).toBeNull();
  await pin.evaluate((link: HTMLElement) => link.click());
  await page.waitForURL((url) => !url.pathname.endsWith('cong-tien'));
});
