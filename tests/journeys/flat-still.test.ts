import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { shownPart } from '../../src/tiles/flat-tiles';
import type { Size } from '../../src/tiles/screen';
import { parseView } from '../../src/tour/link';
import { tourShape } from '../../src/tour/tour';
import { everywhere, isLong, launch, PLAIN_PHONE, untilState, watchErrors } from './browser';
import { compare } from './picture';

const SITE = inject('site');
const TOUR = new URL('../../tours/thanh-co-quang-tri/', import.meta.url);
const SCENE = 'toan-canh-thanh';
const PICTURE: Size = { width: 2_400, height: 1_500 };
const ALONE = '#app { visibility: hidden }';

const tour = tourShape.parse(JSON.parse(readFileSync(new URL('tour.json', TOUR), 'utf8')));
const points = tour.scenes.find(({ id }) => id === SCENE)?.hotspots ?? [];

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

async function open(device: BrowserContextOptions, lang: string, query = ''): Promise<[Page, string[]]> {
  const page = await (await browser.newContext(device)).newPage();
  const errors = watchErrors(page);
  await page.goto(`${SITE}/${lang}/thanh-co-quang-tri/${SCENE}${query}`);
  await untilState(page, 'sharp', SCENE);
  await page.waitForSelector('#app[data-awake]');
  return [page, errors];
}

const sizeOf = (page: Page): Size => page.viewportSize() ?? { width: 0, height: 0 };

/** Goes where the address then says it is. */
async function settled(page: Page, act: () => Promise<unknown>): Promise<string> {
  const before = page.url();
  await act();
  await page.waitForFunction((old) => location.href !== old, before);
  await untilState(page, 'sharp');
  return new URL(page.url()).searchParams.get('v') ?? '';
}

/** What the screen should show at a view, cut from the original picture; black beyond it. */
async function expected(v: string, size: Size): Promise<Buffer> {
  const view = parseView(v);
  if (!view) throw new Error(`${v} is no view`);
  const part = shownPart(view, PICTURE, size);
  const edge = (share: number, side: number): number => Math.min(Math.max(Math.round(share * side), 0), side);
  const [left, right] = [edge(part.left, PICTURE.width), edge(part.right, PICTURE.width)];
  const [top, bottom] = [edge(part.top, PICTURE.height), edge(part.bottom, PICTURE.height)];
  const scale = size.width / ((part.right - part.left) * PICTURE.width);
  const [width, height] = [Math.round((right - left) * scale), Math.round((bottom - top) * scale)];
  const inner = await sharp(new URL('media/toan-canh-thanh.jpg', TOUR).pathname)
    .extract({ left, top, width: right - left, height: bottom - top })
    .resize(Math.min(width, size.width), Math.min(height, size.height), { fit: 'fill' })
    .toBuffer();
  return sharp({ create: { ...size, channels: 3, background: '#000' } })
    .composite([{ input: inner, gravity: 'centre' }])
    .png()
    .toBuffer();
}

/** The screen in CSS pixels without what lies over the picture, a little blurred: scaling is no matter here. */
async function looksLike(page: Page, v: string): Promise<number> {
  const size = sizeOf(page);
  const shot = await page.screenshot({ style: ALONE, scale: 'css' });
  const soft = (picture: Buffer): Promise<Buffer> => sharp(picture).blur(2).png().toBuffer();
  return (await compare(await soft(shot), await soft(await expected(v, size)))).mean;
}

/** How far each pin in sight stands from its place in the picture, in CSS pixels. */
async function pinErrors(page: Page, v: string): Promise<number[]> {
  const [view, size] = [parseView(v), sizeOf(page)];
  const placed = await page.$$eval('.pin', (pins) =>
    pins
      .filter((pin) => getComputedStyle(pin).visibility === 'visible')
      .map((pin) => {
        const { left, top, width, height } = pin.getBoundingClientRect();
        return { id: pin.getAttribute('data-hotspot') ?? '', x: left + width / 2, y: top + height / 2 };
      }),
  );
  return placed.map(({ id, x, y }) => {
    const at = points.find((point) => point.id === id)?.at;
    if (!view || !at || !('x' in at)) return Infinity;
    const { left, right, top, bottom } = shownPart(view, PICTURE, size);
    const [wantX, wantY] = [(at.x - left) / (right - left), (at.y - top) / (bottom - top)];
    return Math.hypot(x - wantX * size.width, y - wantY * size.height);
  });
}

describe.each(everywhere(0))('a flat picture on a %s', (_, device, lang) => {
  it(`is moved and enlarged by finger, wheel and keys, keeps its points, and never shows what it does not hold (${lang})`, async () => {
    const [page, errors] = await open(device, lang);
    const size = sizeOf(page);
    const [x, y] = [size.width / 2, size.height / 2];

    const near = await settled(page, async () => {
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, -500);
    });
    expect(await looksLike(page, near)).toBeLessThan(5);
    expect(Math.max(...(await pinErrors(page, near)))).toBeLessThan(1);

    const aside = await settled(page, async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 90, y - 60, { steps: 4 });
      await page.waitForTimeout(120);
      await page.mouse.up();
    });
    const [from, to] = [parseView(near), parseView(aside)].map((view) => view && shownPart(view, PICTURE, size));
    const moved = (((from?.left ?? 0) - (to?.left ?? 0)) / ((from?.right ?? 0) - (from?.left ?? 0))) * size.width;
    expect(Math.abs(moved - 90)).toBeLessThan(1.5);
    expect(await looksLike(page, aside)).toBeLessThan(5);

    const corner = await settled(page, async () => {
      for (let step = 0; step < 30; step++) {
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('ArrowUp');
      }
      await page.waitForTimeout(500);
    });
    const edge = parseView(corner);
    const part = edge && shownPart(edge, PICTURE, size);
    expect([part?.left, part?.top].map((side) => Math.abs(side ?? 1) < 1e-3)).toEqual([true, true]);
    expect(await looksLike(page, corner)).toBeLessThan(5);

    const whole = await settled(page, async () => {
      for (let step = 0; step < 25; step++) await page.keyboard.press('-');
      await page.waitForTimeout(500);
    });
    expect(await looksLike(page, whole)).toBeLessThan(5);
    expect(Math.max(...(await pinErrors(page, whole)))).toBeLessThan(1);
    expect(await pinErrors(page, whole)).toHaveLength(points.length);

    if (isLong) {
      await page.goto(`${SITE}/${lang}/thanh-co-quang-tri/${SCENE}?v=${aside}`);
      await untilState(page, 'sharp', SCENE);
      expect(await looksLike(page, aside)).toBeLessThan(5);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe.each(everywhere(1))('a flat picture on a %s', (_, device, lang) => {
  it(`is one of the tour’s scenes: one comes from the air, goes down to the ground and steps back (${lang})`, async () => {
    const [page, errors] = await open(device, lang, '?v=x0,-5,45');
    expect(Math.max(...(await pinErrors(page, 'x0,-5,45')))).toBeLessThan(1);
    await page.evaluate(() => document.querySelector<HTMLElement>('.pin[data-hotspot="den-cong-hau"]')?.click());
    await untilState(page, 'sharp', 'cong-hau');
    await page.goBack();
    await untilState(page, 'sharp', SCENE);
    expect(new URL(page.url()).search).toBe('?v=x0,-5,45');
    expect(await looksLike(page, 'x0,-5,45')).toBeLessThan(5);
    await page.evaluate(() => document.querySelector<HTMLElement>('.pin[data-hotspot="den-tren-cao"]')?.click());
    await untilState(page, 'sharp', 'tren-cao');
    await page.evaluate(() => document.querySelector<HTMLElement>(`.pin[data-hotspot="den-toan-canh-thanh"]`)?.click());
    await untilState(page, 'sharp', SCENE);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

it('without any script its picture and its points are there', async () => {
  const page = await (await browser.newContext({ ...PLAIN_PHONE, javaScriptEnabled: false })).newPage();
  await page.goto(`${SITE}/en/thanh-co-quang-tri/${SCENE}`, { waitUntil: 'load' });
  const { channels } = await sharp(await page.locator('#stage').screenshot()).stats();
  expect(channels[0]?.stdev).toBeGreaterThan(15);
  expect(await page.locator('#app').textContent()).toContain('The whole inner citadel');
  await page.context().close();
});

it('without a GPU it is moved by style sheets, and says so', async () => {
  const page = await (await browser.newContext(PLAIN_PHONE)).newPage();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${SITE}/vi/thanh-co-quang-tri/${SCENE}`);
  await page.waitForSelector('#app[data-awake]');
  const v = await page.evaluate(async () => {
    const stage = document.querySelector('#stage');
    stage?.dispatchEvent(
      new WheelEvent('wheel', { deltaY: -300, clientX: 206, clientY: 457, bubbles: true, cancelable: true }),
    );
    await new Promise((done) => setTimeout(done, 600));
    return new URL(location.href).searchParams.get('v') ?? '';
  });
  expect(await looksLike(page, v)).toBeLessThan(7);
  await page.context().close();
});
