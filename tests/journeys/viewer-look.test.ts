import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { halfLong, pointUnder, type ScreenPoint, type Size } from '../../src/tiles/screen';
import { angleBetween, turnBetween, type SpherePoint } from '../../src/tour/angle';
import { serveSite, type TestSite } from '../viewer/harness/serve';
import { openScene, turnTo, viewOf, visitor, type Visitor } from '../viewer/harness/visitor';
import { launch } from './browser';

const SIZE: Size = { width: 720, height: 450 };
const START = { yaw: 15, pitch: 5, fov: 90 };

let site: TestSite;
let browser: Browser;
let visit: Visitor;
let page: Page;
beforeAll(async () => {
  site = await serveSite(inject('viewerCode'));
  browser = await launch();
  visit = await visitor(browser, { viewport: SIZE, hasTouch: true });
  page = visit.page;
  await openScene(page, site, '/gate');
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(() => turnTo(page, START));
afterEach(() => expect(visit.errors).toEqual([]));

const under = async (point: ScreenPoint): Promise<SpherePoint> => pointUnder(point, await viewOf(page), SIZE);

/** Degrees between what lies under a point of the screen now and a point of the picture. */
const slip = async (point: ScreenPoint, grabbed: SpherePoint): Promise<number> =>
  angleBetween(await under(point), grabbed);

/** Waits until nothing has moved by itself for some frames. */
const rest = (): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        let [last, still] = [window.viewer.view, 0];
        const look = (): void => {
          still = window.viewer.view === last ? still + 1 : 0;
          last = window.viewer.view;
          if (still > 10) done();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );

describe('a drag', () => {
  it.each([
    { from: { x: 500, y: 200 }, to: { x: 200, y: 260 } },
    { from: { x: 100, y: 400 }, to: { x: 600, y: 60 } },
  ])('keeps the point of the picture under the finger', async ({ from, to }) => {
    const grabbed = await under(from);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 4 });
    expect(await slip({ x: (from.x + to.x) / 2, y: from.y }, grabbed)).toBeLessThan(0.02);
    await page.mouse.move(to.x, to.y, { steps: 4 });
    expect(await slip(to, grabbed)).toBeLessThan(0.02);
    await page.mouse.up();
  });

  it('also near a pole, where the picture spins', async () => {
    await turnTo(page, { yaw: 0, pitch: 80, fov: 90 });
    const grabbed = await under({ x: 420, y: 120 });
    await page.mouse.move(420, 120);
    await page.mouse.down();
    await page.mouse.move(300, 90, { steps: 6 });
    expect(await slip({ x: 300, y: 90 }, grabbed)).toBeLessThan(0.05);
    await page.mouse.up();
  });

  it('that had stopped before the finger left moves nothing more', async () => {
    await page.mouse.move(500, 200);
    await page.mouse.down();
    await page.mouse.move(400, 200, { steps: 4 });
    await page.waitForTimeout(150);
    await page.mouse.up();
    const view = await viewOf(page);
    await page.waitForTimeout(200);
    expect(await viewOf(page)).toEqual(view);
  });
});

/** A quick drag to the left that ends in motion: the picture goes on turning to the right. Events of one moment. */
const flick = (): Promise<void> =>
  page.evaluate(async () => {
    const stage = document.querySelector('#stage');
    const send = (type: string, clientX: number): void => {
      const init = { pointerId: 77, isPrimary: true, button: 0, clientX, clientY: 200, bubbles: true };
      stage?.dispatchEvent(new PointerEvent(type, init));
    };
    send('pointerdown', 500);
    for (let x = 490; x >= 440; x -= 10) {
      await new Promise((done) => setTimeout(done, 8));
      send('pointermove', x);
    }
    send('pointerup', 440);
  });

describe('a flick', () => {
  it('lets the picture glide on and come to rest, and tells so once', async () => {
    await page.evaluate(() => {
      let count = 0;
      window.viewer.on('rest', () => (document.body.dataset['rests'] = String(++count)));
    });
    await flick();
    const { yaw } = await viewOf(page);
    await rest();
    expect(turnBetween(yaw, (await viewOf(page)).yaw)).toBeGreaterThan(1);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.body.dataset['rests'])).toBe('1');
  });

  it('is stopped by a touch', async () => {
    await flick();
    await page.mouse.move(300, 300);
    await page.mouse.down();
    const view = await viewOf(page);
    await page.waitForTimeout(150);
    expect(await viewOf(page)).toEqual(view);
    await page.mouse.up();
  });

  it('does not glide where nothing shall move by itself', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await flick();
    const view = await viewOf(page);
    await page.waitForTimeout(150);
    expect(await viewOf(page)).toEqual(view);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });
});

describe('two fingers', () => {
  let cdp: CDPSession;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: ScreenPoint[]): Promise<unknown> =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
  beforeAll(async () => {
    cdp = await page.context().newCDPSession(page);
  });

  it('zoom, and keep the point between them', async () => {
    const middle = { x: 300, y: 200 };
    const grabbed = await under(middle);
    await touch('touchStart', { x: 260, y: 200 }, { x: 340, y: 200 });
    for (const half of [50, 60, 70, 80]) await touch('touchMove', { x: 300 - half, y: 200 }, { x: 300 + half, y: 200 });
    await expect
      .poll(async () => halfLong((await viewOf(page)).fov), { timeout: 10_000 })
      .toBeCloseTo(halfLong(START.fov) / 2, 2);
    expect(await slip(middle, grabbed)).toBeLessThan(0.1);
    await touch('touchMove', { x: 260, y: 280 }, { x: 420, y: 280 });
    await page.waitForTimeout(50);
    expect(await slip({ x: 340, y: 280 }, grabbed)).toBeLessThan(0.1);
    await touch('touchEnd');
    await rest();
  });

  it('that tap twice, one after the other, come nearer to that point, and back', async () => {
    const point = { x: 500, y: 150 };
    const grabbed = await under(point);
    const twice = async (): Promise<void> => {
      await page.touchscreen.tap(point.x, point.y);
      await page.touchscreen.tap(point.x, point.y);
      await rest();
    };
    await twice();
    expect(halfLong((await viewOf(page)).fov)).toBeCloseTo(halfLong(START.fov) / 2, 2);
    expect(await slip(point, grabbed)).toBeLessThan(0.05);
    await twice();
    await twice();
    expect((await viewOf(page)).fov).toBeCloseTo(START.fov, 1);
  });
});

it('the wheel zooms towards the pointer, and Ctrl with it (a trackpad’s pinch) never zooms the page', async () => {
  const point = { x: 560, y: 120 };
  const grabbed = await under(point);
  await page.mouse.move(point.x, point.y);
  await page.mouse.wheel(0, -120);
  await rest();
  const { fov } = await viewOf(page);
  expect(fov).toBeLessThan(85);
  expect(await slip(point, grabbed)).toBeLessThan(0.02);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -20);
  await page.keyboard.up('Control');
  await rest();
  expect((await viewOf(page)).fov).toBeLessThan(fov);
  expect(await slip(point, grabbed)).toBeLessThan(0.02);
  expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
});

describe('keys', () => {
  it.each([
    { key: 'ArrowRight', change: { yaw: 1, pitch: 0, fov: 0 } },
    { key: 'ArrowLeft', change: { yaw: -1, pitch: 0, fov: 0 } },
    { key: 'ArrowUp', change: { yaw: 0, pitch: 1, fov: 0 } },
    { key: 'ArrowDown', change: { yaw: 0, pitch: -1, fov: 0 } },
    { key: '+', change: { yaw: 0, pitch: 0, fov: -1 } },
    { key: '-', change: { yaw: 0, pitch: 0, fov: 1 } },
  ])('$key', async ({ key, change }) => {
    await page.keyboard.press(key);
    await rest();
    const view = await viewOf(page);
    expect(Math.sign(Math.round(turnBetween(START.yaw, view.yaw)))).toBe(change.yaw);
    expect(Math.sign(Math.round(view.pitch - START.pitch))).toBe(change.pitch);
    expect(Math.sign(Math.round(view.fov - START.fov))).toBe(change.fov);
  });

  it('add up when pressed quickly, and Home leads back', async () => {
    for (let times = 0; times < 4; times++) await page.keyboard.press('ArrowRight');
    await rest();
    expect(turnBetween(START.yaw, (await viewOf(page)).yaw)).toBeCloseTo(4 * 0.12 * 90, 0);
    await page.keyboard.press('Home');
    await rest();
    expect(await viewOf(page)).toEqual(START);
  });

  it.each(['#field', '#button'])('stay with %s while it has the focus', async (selector) => {
    await page.focus(selector);
    for (const key of ['ArrowRight', '+', 'Home']) await page.keyboard.press(key);
    await page.waitForTimeout(150);
    expect(await viewOf(page)).toEqual(START);
    await page.$eval(selector, (element) => element instanceof HTMLElement && element.blur());
  });
});

describe('from outside', () => {
  it('it turns and zooms by steps that add up', async () => {
    await page.evaluate(() => {
      window.viewer.turnBy(10, 0);
      window.viewer.turnBy(10, -5);
      window.viewer.zoomBy(1.5);
    });
    await rest();
    const view = await viewOf(page);
    expect(view.yaw).toBeCloseTo(35, 3);
    expect(view.pitch).toBeCloseTo(0, 3);
    expect(halfLong(view.fov)).toBeCloseTo(halfLong(90) / 1.5, 3);
  });

  it('it stays within what can be looked at', async () => {
    await turnTo(page, { pitch: 120, fov: 400 });
    const view = await viewOf(page);
    expect(view.pitch).toBe(90);
    expect(view.fov).toBe(120);
  });
});

it('the screen turned round shows the same centre, as wide along its longer side', async () => {
  await page.setViewportSize({ width: 450, height: 720 });
  await page.waitForTimeout(200);
  expect(await viewOf(page)).toEqual(START);
  const canvas = await page.$eval('#stage canvas', (element) =>
    element instanceof HTMLCanvasElement ? [element.width, element.height] : [],
  );
  expect(canvas).toEqual([450, 720]);
  await page.setViewportSize(SIZE);
  await page.waitForTimeout(200);
});
