import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, untilState, walkTo, withoutWorkers } from './browser';
import { restingShot } from './kept-device';
import { compare } from './picture';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** Into a scene away from its sign's view, where tiles have to come; the picture, and which of its files the page itself has asked for. */
async function lookAside(page: Page): Promise<{ shot: Buffer; asked: string[] }> {
  await page.goto(`${SITE}/vi/${TOUR}/cong-tien`);
  await untilState(page, 'sharp', 'cong-tien');
  await page.waitForLoadState('networkidle');
  const asked = await page.evaluate(() => {
    performance.clearResourceTimings();
    return performance.getEntriesByType('resource').length;
  });
  expect(asked).toBe(0);
  await walkTo(page, `/vi/${TOUR}/dai-tuong-niem?v=140,0,75`);
  await untilState(page, 'sharp', 'dai-tuong-niem');
  const shot = await restingShot(page);
  const files = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return { shot, asked: files.filter((name) => /\/\d+\/[a-z]\/\d+-\d+\.\w+$/.test(name)) };
}

describe('tiles', () => {
  let context: BrowserContext;
  let alone: Buffer;
  const open = async () => (context = await browser.newContext({ viewport: { width: 640, height: 480 } })).newPage();

  it('come by the page itself where there are no workers', async () => {
    const page = await open();
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    const { shot, asked } = await lookAside(page);
    expect(asked.length).toBeGreaterThan(3);
    alone = shot;
    await context.close();
  });

  it('come by a worker as soon as the page is at rest, with the very same picture', async () => {
    const page = await open();
    await page.goto(`${SITE}/vi/${TOUR}/cong-tien`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await expect.poll(() => page.workers().length).toBe(1);
    await page.goto('about:blank');
    const { shot, asked } = await lookAside(page);
    expect(page.workers().length).toBe(1);
    expect(asked).toEqual([]);
    expect((await compare(alone, shot)).different).toBeLessThan(0.001);
    await context.close();
  });

  it('come by the page again where the worker’s own file is broken', async () => {
    const page = await open();
    await withoutWorkers(context);
    let isAsked = false;
    await context.route('**/tile-worker-*.js', (route) => {
      isAsked = true;
      return route.fulfill({ body: 'no code', contentType: 'text/javascript' });
    });
    const { shot, asked } = await lookAside(page);
    expect([isAsked, asked.length > 3]).toEqual([true, true]);
    expect((await compare(alone, shot)).different).toBeLessThan(0.001);
    await context.close();
  });
});
