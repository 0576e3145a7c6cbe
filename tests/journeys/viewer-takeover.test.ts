import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Size } from '../../src/tiles/screen';
import type { View } from '../../src/tour/view';
import { likeness, marksOn, photograph, psnr, type Pixels } from '../viewer/harness/pixels';
import { serveSite, type TestSite } from '../viewer/harness/serve';
import { worldOf } from '../viewer/harness/site';
import { holdCode, presented, stateOf, until, untilViewer, viewOf, visitor } from '../viewer/harness/visitor';
import { launch } from './browser';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite(inject('viewerCode'));
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const HOME: View = { yaw: 15, pitch: 5, fov: 90 };

/** Decibels between the page's picture and the canvas: they have 55, and 44 where one of them lies half a pixel aside. */
const ALIKE = 50;
/** Device pixels that a mark may lie away from where the formula has it: screens of broken densities are not whole pixels wide. */
const OFF = 0.5;

const untilMark = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => performance.getEntriesByName(wanted).length > 0, name, { timeout: 30_000 });

/** The canvas is in front, and the page's own picture has been put away behind it. */
const untilAlone = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector<HTMLElement>('.poster')?.style.visibility === 'hidden');

const marksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));

const alike = (picture: Pixels, view: View): number => likeness(picture, worldOf('gate'), view).psnr;

/** Pixels between the worst drawn mark and where it belongs. Colours are too smooth to show half a pixel; marks are not. */
function farthestMark(picture: Pixels, view: View): number {
  const marks = marksOn(picture, worldOf('gate'), view);
  expect(marks.length).toBeGreaterThan(0);
  return Math.max(...marks.map(({ off }) => off));
}

interface TakenOver {
  before: Pixels;
  after: Pixels;
  marks: string[];
  tiles: string[];
  errors: string[];
}

/** Opens a scene, and photographs it before and after the canvas takes over. */
async function takeOver(viewport: Size, density: number, style = ''): Promise<TakenOver> {
  const { page, errors, close } = await visitor(browser, { viewport, deviceScaleFactor: density });
  const letThrough = await holdCode(page);
  site.takeRequests();
  await page.goto(`${site.origin}/gate`, { waitUntil: 'commit' });
  await untilMark(page, 'pano:sharp');
  if (style) await page.addStyleTag({ content: style });
  const before = await photograph(page);
  expect(await stateOf(page)).toBe('poster');
  expect(await marksOf(page)).toEqual(expect.arrayContaining(['pano:first', 'pano:drag', 'pano:sharp']));
  letThrough();
  await until(page, 'sharp');
  await untilAlone(page);
  const after = await photograph(page);
  const tiles = site.takeRequests().filter((path) => /pyramid\/\d/.test(path));
  const marks = await marksOf(page);
  await close();
  return { before, after, marks, tiles, errors };
}

/** Width by height: one of each crop of the poster, and one that is wider than all. */
const SHAPES = [
  { shape: 'a phone', aspect: 0.47 },
  { shape: 'a tablet', aspect: 0.61 },
  { shape: 'a square', aspect: 1.08 },
  { shape: 'a computer', aspect: 1.62 },
  { shape: 'a phone on its side', aspect: 2.13 },
];

/** Device pixels of the longer side, for which the poster is as dense as press makes it for a screen. */
const LONG = 1_400;

const sizeOf = (aspect: number, density: number): Size => {
  const long = LONG / density;
  const [width, height] = aspect < 1 ? [long * aspect, long] : [long, long / aspect];
  return { width: Math.round(width), height: Math.round(height) };
};

describe.each(SHAPES)('on $shape', ({ aspect }) => {
  it.each([1, 2, 2.625])('of %d device pixels a pixel the canvas takes over without a jump', async (density) => {
    const { before, after, marks, tiles, errors } = await takeOver(sizeOf(aspect, density), density);
    const decibels = psnr(before, after);
    const off = [before, after].map((picture) => farthestMark(picture, HOME));
    expect(decibels).toBeGreaterThan(ALIKE);
    expect(Math.max(...off)).toBeLessThan(OFF);
    expect(alike(before, HOME)).toBeGreaterThan(36);
    expect(tiles).toEqual([]);
    expect(marks).toContain('pano:live');
    expect(errors).toEqual([]);
  });
});

it('a picture that lies half a pixel aside would be noticed', async () => {
  const { before, after } = await takeOver(sizeOf(0.47, 2), 2, '.poster img { left: .5px !important }');
  expect(psnr(before, after)).toBeLessThan(ALIKE);
  expect(farthestMark(before, HOME)).toBeGreaterThan(OFF);
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
  await page.waitForFunction(() => document.querySelectorAll('#stage > div[style*="background"]').length === 6);
  await presented(page);
  const before = await photograph(page);
  const turned = await page.evaluate(() => window.firstView?.view);
  letThrough();
  await untilViewer(page);
  await until(page, 'live');
  await untilAlone(page);
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
  const { psnr: decibels, worst } = likeness(await photograph(page), worldOf('gate'), HOME);
  expect(decibels).toBeGreaterThan(20);
  expect(worst).toBeLessThan(60);
  await close();
});
