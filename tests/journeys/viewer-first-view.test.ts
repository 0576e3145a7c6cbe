import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pointUnder, toScreen, type Size } from '../../src/tiles/screen';
import { angleBetween, toDirection } from '../../src/tour/angle';
import type { View } from '../../src/tour/view';
import { likeness, marksOn, photograph, type Pixels } from '../viewer/harness/pixels';
import { serveSite, type TestSite } from '../viewer/harness/serve';
import { worldOf, type SceneName } from '../viewer/harness/site';
import {
  holdCode,
  openScene,
  presented,
  stateOf,
  until,
  untilViewer,
  viewOf,
  visitor,
} from '../viewer/harness/visitor';
import { MARKS } from '../viewer/harness/world';
import { launch, PLAIN_PHONE } from './browser';

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

const SMALL: Size = { width: 720, height: 450 };
const HOME: View = { yaw: 15, pitch: 5, fov: 90 };

const alike = (picture: Pixels, scene: SceneName, view: View): number => likeness(picture, worldOf(scene), view).psnr;

/** Pixels between the worst drawn mark and where it belongs. Colours are too smooth to show half a pixel; marks are not. */
function farthestMark(picture: Pixels, scene: SceneName, view: View): number {
  const marks = marksOn(picture, worldOf(scene), view);
  expect(marks.length).toBeGreaterThan(0);
  return Math.max(...marks.map(({ off }) => off));
}

const untilMark = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => performance.getEntriesByName(wanted).length > 0, name, { timeout: 30_000 });

const marksOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));

/** The view as the page has it before the viewer is there. */
const firstView = (page: Page): Promise<View> =>
  page.evaluate(() => window.firstView?.view ?? { yaw: NaN, pitch: NaN, fov: NaN });

it('fetches no code before the poster has come', async () => {
  const { page, close } = await visitor(browser, PLAIN_PHONE);
  let letThrough: () => void = () => undefined;
  const held = new Promise<void>((done) => {
    letThrough = done;
  });
  await page.route('**/*.avif', async (route) => {
    await held;
    await route.continue();
  });
  site.takeRequests();
  await page.goto(`${site.origin}/gate`, { waitUntil: 'commit' });
  await untilMark(page, 'pano:first');
  await page.waitForTimeout(300);
  expect(site.takeRequests()).toEqual(['/gate']);
  expect(await marksOf(page)).toEqual(['pano:first']);
  letThrough();
  await untilViewer(page);
  const asked = site.takeRequests();
  expect(asked[0]).toBe('/tours/test/gate/poster/1x2-2048.avif');
  expect(asked).toContain('/main.js');
  await close();
});

/** Browser's clock: when the first code was asked for, and when the first frame was on the screen. */
const codeAndPaint = (page: Page) =>
  page.evaluate(() => ({
    code: performance.getEntriesByName(new URL('/main.js', location.href).href)[0]?.startTime ?? NaN,
    paint: performance.getEntriesByName('first-paint')[0]?.startTime ?? NaN,
  }));

/** A browser that tells nothing of its frames, and whose frames are said to be made at once. */
const sayTooEarly = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: [] });
    window.requestAnimationFrame = (run) => window.setTimeout(() => run(performance.now()));
  });

describe('where the poster is there at once', () => {
  /** Whether code was asked for before the first frame was on the screen. */
  async function isCodeEarly(prepare: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<boolean> {
    const { page, close } = await visitor(browser, PLAIN_PHONE);
    await prepare(page);
    await page.goto(`${site.origin}/gate`);
    await untilViewer(page);
    const { code, paint } = await codeAndPaint(page);
    await close();
    return code < paint;
  }

  // A busy machine may make the frame, or the poster, too late for either.
  it('no code is fetched before the first frame is on the screen', { retry: 2 }, async () => {
    expect(await isCodeEarly()).toBe(false);
  });

  it('code would be, if it did not wait for the frame', { retry: 4 }, async () => {
    expect(await isCodeEarly(sayTooEarly)).toBe(true);
  });
});

it('is loaded when its picture is: no wheel turns while the code comes', async () => {
  const { page, close } = await visitor(browser, PLAIN_PHONE);
  const letThrough = await holdCode(page);
  // After the first frame, as on a slow line: the code is asked for at once when the poster has come.
  await page.route('**/1x2-*.avif', async (route) => {
    await page.waitForTimeout(1_000);
    await route.continue();
  });
  await page.goto(`${site.origin}/gate`, { waitUntil: 'load', timeout: 10_000 });
  await untilMark(page, 'pano:sharp');
  expect(await stateOf(page)).toBe('poster');
  letThrough();
  await untilViewer(page);
  await close();
});

it('starts although the poster is missing', async () => {
  const { page, close } = await visitor(browser, PLAIN_PHONE);
  await page.route('**/*.avif', (route) => route.fulfill({ status: 404 }));
  await openScene(page, site, '/gate');
  const picture = await photograph(page);
  expect(alike(picture, 'gate', HOME)).toBeGreaterThan(36);
  await close();
});

it('asks again for code that did not come, and the canvas comes', async () => {
  const { page, close } = await visitor(browser, PLAIN_PHONE);
  let refused = 0;
  await page.route('**/main.js', (route) => (refused++ < 2 ? route.abort() : route.continue()));
  await page.goto(site.origin + '/gate');
  await until(page, 'live');
  expect(refused).toBe(3);
  await close();
});

it('works without the starter', async () => {
  const { page, errors, close } = await visitor(browser, PLAIN_PHONE);
  await openScene(page, site, '/gate?alone');
  const picture = await photograph(page);
  expect(alike(picture, 'gate', HOME)).toBeGreaterThan(36);
  expect(errors).toEqual([]);
  await close();
});

describe('an address with a view', () => {
  const asked: View = { yaw: 140, pitch: -20, fov: 80 };
  const address = '/gate?zarsrc=30&v=140,-20,80&fbclid=x';

  it('shows that view at once, blurred, and then sharp, without fetching the poster that nobody sees', async () => {
    const { page, errors, close } = await visitor(browser, PLAIN_PHONE);
    const letThrough = await holdCode(page);
    await page.goto(site.origin + address, { waitUntil: 'commit' });
    await untilMark(page, 'pano:first');
    const blurred = await photograph(page);
    expect(await stateOf(page)).toBe('poster');
    expect(alike(blurred, 'gate', asked)).toBeGreaterThan(24);
    expect(farthestMark(blurred, 'gate', asked)).toBeLessThan(4);
    expect(await marksOf(page)).not.toContain('pano:sharp');
    letThrough();
    await untilViewer(page);
    await until(page, 'sharp');
    const sharp = await photograph(page);
    expect(alike(sharp, 'gate', asked)).toBeGreaterThan(36);
    expect(await viewOf(page)).toEqual(asked);
    expect(errors).toEqual([]);
    await close();
  });
});

describe('before the canvas', () => {
  it('a finger turns the picture, points and all, and the canvas takes over in the middle of the drag', async () => {
    const { page, errors, close } = await visitor(browser, { viewport: SMALL });
    const letThrough = await holdCode(page);
    await page.goto(`${site.origin}/gate`, { waitUntil: 'commit' });
    await untilMark(page, 'pano:drag');
    await page.mouse.move(500, 300);
    const grabbed = pointUnder({ x: 500, y: 300 }, await firstView(page), SMALL);
    await page.mouse.down();
    await page.mouse.move(300, 380, { steps: 5 });
    const turned = await firstView(page);
    expect(angleBetween(pointUnder({ x: 300, y: 380 }, turned, SMALL), grabbed)).toBeLessThan(0.05);
    await presented(page);
    const picture = await photograph(page);
    expect(alike(picture, 'gate', turned)).toBeGreaterThan(24);
    expect(farthestMark(picture, 'gate', turned)).toBeLessThan(2);
    const pin = await page.$eval('.pin', (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    const wanted = toScreen(toDirection(MARKS[0] ?? { yaw: 0, pitch: 0 }), turned, SMALL);
    expect(Math.hypot(pin.x - (wanted?.x ?? 0), pin.y - (wanted?.y ?? 0))).toBeLessThan(0.1);
    letThrough();
    await untilViewer(page);
    await until(page, 'sharp');
    await page.mouse.move(250, 350, { steps: 3 });
    expect(angleBetween(pointUnder({ x: 250, y: 350 }, await viewOf(page), SMALL), grabbed)).toBeLessThan(0.05);
    await page.mouse.up();
    expect(errors).toEqual([]);
    await close();
  });

  it('arrow keys turn it', async () => {
    const { page, close } = await visitor(browser, PLAIN_PHONE);
    await holdCode(page);
    await page.goto(`${site.origin}/gate`, { waitUntil: 'commit' });
    await untilMark(page, 'pano:drag');
    await page.keyboard.press('ArrowRight');
    const { yaw } = await firstView(page);
    expect(yaw).toBeGreaterThan(HOME.yaw + 5);
    await page.focus('#field');
    await page.keyboard.press('ArrowRight');
    expect((await firstView(page)).yaw).toBe(yaw);
    await close();
  });
});

describe.each([
  { name: 'a browser that refuses WebGL', flags: [] },
  { name: 'a browser without 3D', flags: ['--disable-gpu', '--disable-3d-apis'] },
])('$name', ({ flags }) => {
  it('shows the right picture, turns it, and goes to other scenes', async () => {
    const plain = flags.length > 0 ? await launch(...flags) : browser;
    const { page, close } = await visitor(plain, { viewport: SMALL });
    if (flags.length === 0) {
      await page.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null;
      });
    }
    await page.goto(`${site.origin}/gate`, { waitUntil: 'commit' });
    await untilViewer(page);
    expect(await page.evaluate(() => new Promise((done) => window.viewer.on('failed', () => done('failed'))))).toBe(
      'failed',
    );
    expect(await stateOf(page)).toBe('poster');
    const first = await photograph(page);
    expect(alike(first, 'gate', HOME)).toBeGreaterThan(34);
    await page.mouse.move(500, 300);
    await page.mouse.down();
    await page.mouse.move(260, 320, { steps: 4 });
    await page.waitForTimeout(120);
    await page.mouse.up();
    await presented(page);
    const view = await viewOf(page);
    expect(view.yaw).toBeGreaterThan(HOME.yaw + 15);
    const turned = await photograph(page);
    expect(alike(turned, 'gate', view)).toBeGreaterThan(24);
    await page.evaluate(() => window.enter('yard', { yaw: 60, pitch: 10, fov: 80 }));
    await presented(page);
    const other = await photograph(page);
    expect(alike(other, 'yard', { yaw: 60, pitch: 10, fov: 80 })).toBeGreaterThan(24);
    expect(await page.$eval('#stage', (stage) => stage.getAttribute('data-scene'))).toBe('yard');
    await close();
    if (plain !== browser) await plain.close();
  });
});
