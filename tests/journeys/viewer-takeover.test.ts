import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Size } from '../../src/tiles/screen';
import type { View } from '../../src/tour/view';
import { buildCode } from '../viewer/harness/code';
import { likeness, marksOn, photograph, psnr, type Pixels } from '../viewer/harness/pixels';
import { serveSite, type TestSite } from '../viewer/harness/serve';
import { worldOf } from '../viewer/harness/site';
import { holdCode, presented, stateOf, until, untilViewer, viewOf, visitor } from '../viewer/harness/visitor';
import { launch } from './browser';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite(await buildCode());
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const HOME: View = { yaw: 15, pitch: 5, fov: 90 };

const untilMark = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => performance.getEntriesByName(wanted).length > 0, name, { timeout: 30_000 });

const marksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));

const alike = (picture: Pixels, view: View): number => likeness(picture, worldOf('gate'), view).psnr;

/** Pixels between the worst drawn mark and where it belongs. Colours are too smooth to show half a pixel; marks are not. */
function farthestMark(picture: Pixels, view: View): number {
  const marks = marksOn(picture, worldOf('gate'), view);
  expect(marks.length).toBeGreaterThan(0);
  return Math.max(...marks.map(({ off }) => off));
}

/** One of each crop of the poster, and one that is wider than all; heights and widths odd and even. */
const SHAPES: readonly { shape: string; viewport: Size }[] = [
  { shape: 'a phone', viewport: { width: 342, height: 731 } },
  { shape: 'a tablet', viewport: { width: 401, height: 660 } },
  { shape: 'a square', viewport: { width: 560, height: 521 } },
  { shape: 'a computer', viewport: { width: 720, height: 450 } },
  { shape: 'a phone on its side', viewport: { width: 732, height: 341 } },
];

describe.each(SHAPES)('on $shape', ({ viewport }) => {
  it.each([1, 2, 2.625])('of %d device pixels a pixel the canvas takes over without a jump', async (density) => {
    const { page, errors, close } = await visitor(browser, { viewport, deviceScaleFactor: density });
    const letThrough = await holdCode(page);
    site.takeRequests();
    await page.goto(`${site.origin}/gate`, { waitUntil: 'commit' });
    await untilMark(page, 'pano:sharp');
    const before = await photograph(page);
    expect(await stateOf(page)).toBe('poster');
    expect(await marksOf(page)).toEqual(expect.arrayContaining(['pano:first', 'pano:drag', 'pano:sharp']));
    expect(alike(before, HOME)).toBeGreaterThan(36);
    expect(farthestMark(before, HOME)).toBeLessThan(0.3);
    letThrough();
    await until(page, 'sharp');
    // The page's own picture is put away a moment later.
    await page.waitForTimeout(250);
    const after = await photograph(page);
    expect(psnr(before, after)).toBeGreaterThan(45);
    expect(farthestMark(after, HOME)).toBeLessThan(0.3);
    expect(site.takeRequests().filter((path) => /pyramid\/\d/.test(path))).toEqual([]);
    expect(await marksOf(page)).toContain('pano:live');
    expect(errors).toEqual([]);
    await close();
  });
});

it('what a finger has turned before the canvas came, the canvas shows in the same place', async () => {
  const { page, errors, close } = await visitor(browser, { viewport: { width: 720, height: 450 } });
  // Without tiles, so that both show the same: the poster where it reaches, around it the blurred strip.
  await page.route(/pyramid\/\d/, () => undefined);
  const letThrough = await holdCode(page);
  await page.goto(`${site.origin}/gate`, { waitUntil: 'commit' });
  await untilMark(page, 'pano:drag');
  await page.mouse.move(500, 300);
  await page.mouse.down();
  await page.mouse.move(400, 250, { steps: 3 });
  await page.mouse.up();
  await page.waitForLoadState('networkidle');
  await presented(page);
  const before = await photograph(page);
  const turned = await page.evaluate(() => window.firstView?.view);
  letThrough();
  await untilViewer(page);
  await until(page, 'live');
  await page.waitForTimeout(250);
  const after = await photograph(page);
  const view = await viewOf(page);
  expect(view).toEqual(turned);
  expect(await stateOf(page)).toBe('live');
  expect(psnr(before, after)).toBeGreaterThan(30);
  for (const picture of [before, after]) expect(farthestMark(picture, view)).toBeLessThan(2);
  expect(errors).toEqual([]);
  await close();
});

it('says “first” when the right view has no hole, be it blurred', async () => {
  const { page, close } = await visitor(browser, { viewport: { width: 342, height: 731 } });
  await page.route('**/*.avif', () => undefined);
  await page.goto(`${site.origin}/gate`, { waitUntil: 'commit' });
  await untilMark(page, 'pano:first');
  expect(await marksOf(page)).toEqual(['pano:first']);
  expect(alike(await photograph(page), HOME)).toBeGreaterThan(20);
  expect(likeness(await photograph(page), worldOf('gate'), HOME).worst).toBeLessThan(60);
  await close();
});
