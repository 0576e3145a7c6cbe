import sharp from 'sharp';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { toScreen } from '../../src/tiles/screen';
import { toDirection } from '../../src/tour/angle';
import { everywhere, isLong, launch, shoot, untilState, walkTo, watchErrors } from './browser';
import { compare } from './picture';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';
const SCENE = 'tren-cao';
const ALONE = '#app { visibility: hidden !important }';
/** To the memorial, down there; where one comes from. */
const WAY = { id: 'den-dai-tuong-niem', at: { yaw: 0, pitch: -65.06 }, to: 'dai-tuong-niem' };
const HOME = { yaw: 0, pitch: -36, fov: 105 };
/** Of the way in: `viewer/fade.ts`. */
const [WALK_MS, WALK] = [650, 0.5];

/** The first two suffice for the short form. */
const VIEWS = ['0,-36,105', '-80,-15,90', '-70,-20,60', '150,-30,100'].slice(0, isLong ? 4 : 2);

const WORDS = {
  vi: { height: 'Cao 135 m', north: 'bắc', east: 'đông', tools: 'Công cụ khác', planet: 'Vào cảnh từ hành tinh nhỏ' },
  en: {
    height: '135 m up',
    north: 'north',
    east: 'east',
    tools: 'More tools',
    planet: 'Enter as from a little planet',
  },
} as const;

interface Clock {
  /** Milliseconds at which time stands still. */
  held?: number | undefined;
  /** How long after the canvas was copied for a change of scene it stops. */
  holdAfter?: number | undefined;
  /** How often it was copied. */
  copies: number;
}
declare global {
  interface Window {
    clock: Clock;
  }
}

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** A clock for all that moves, which can be stopped in the midst of a change of scene. */
const giveClock = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const now = performance.now.bind(performance);
    const clock: Clock = { copies: 0 };
    window.clock = clock;
    performance.now = () => clock.held ?? now();
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (run) => request(() => run(performance.now()));
    const gl = WebGL2RenderingContext.prototype;
    const { copyTexSubImage2D } = gl;
    gl.copyTexSubImage2D = function (...args) {
      clock.copies++;
      if (clock.holdAfter !== undefined) clock.held = now() + clock.holdAfter;
      copyTexSubImage2D.apply(this, args);
    };
  });

const setClock = (page: Page, clock: Partial<Clock>): Promise<void> =>
  page.evaluate((set) => {
    delete window.clock.held;
    delete window.clock.holdAfter;
    Object.assign(window.clock, set);
  }, clock);

const copies = (page: Page): Promise<number> => page.evaluate(() => window.clock.copies);

const twoFrames = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

const alone = (page: Page): Promise<Buffer> => page.screenshot({ style: ALONE, scale: 'css' });

interface Name {
  id: string;
  /** Of the mark: names stay readable at any distance. */
  strength: number;
  box: { left: number; top: number; right: number; bottom: number };
}

/** The names that can be read, how strong their marks are, and where they are. */
const namesOf = (page: Page): Promise<Name[]> =>
  page.$$eval('.pin', (pins) =>
    pins.flatMap((pin) => {
      const [name, mark] = [pin.querySelector('.pin-name'), pin.querySelector('.pin-dot')];
      if (!(pin instanceof HTMLElement) || !name || !mark) return [];
      if (getComputedStyle(pin).visibility !== 'visible' || Number(getComputedStyle(name).opacity) < 0.05) return [];
      const strength = Number(getComputedStyle(mark).opacity);
      const { left, top, right, bottom } = name.getBoundingClientRect();
      return [{ id: pin.dataset['hotspot'] ?? '', strength, box: { left, top, right, bottom } }];
    }),
  );

const overlaps = (names: readonly Name[]): string[] =>
  names.flatMap(({ id, box: a }, index) =>
    names
      .slice(index + 1)
      .filter(({ box: b }) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((other) => `${id} and ${other.id}`),
  );

/** When names have stopped fading in and out. */
async function settledNames(page: Page): Promise<Name[]> {
  await expect
    .poll(() => page.evaluate(() => document.getAnimations().every(({ playState }) => playState !== 'running')))
    .toBe(true);
  return namesOf(page);
}

/** The old view, enlarged around the point that one walks to, half gone over the new one. */
async function midway(before: Buffer, after: Buffer, enlarged: number): Promise<Buffer> {
  const { width = 0, height = 0 } = await sharp(before).metadata();
  const point = toScreen(toDirection(WAY.at), HOME, { width, height }) ?? { x: 0, y: 0 };
  const large = await sharp(before)
    .resize(Math.round(width * enlarged), Math.round(height * enlarged), { fit: 'fill' })
    .extract({
      left: Math.round(point.x * (enlarged - 1)),
      top: Math.round(point.y * (enlarged - 1)),
      width,
      height,
    })
    .ensureAlpha(0.5)
    .png()
    .toBuffer();
  return sharp(after)
    .composite([{ input: large }])
    .png()
    .toBuffer();
}

const soft = (picture: Buffer): Promise<Buffer> => sharp(picture).blur(2).png().toBuffer();
const far = async (a: Buffer, b: Buffer): Promise<number> => (await compare(await soft(a), await soft(b))).mean;

describe.each(everywhere(0))('a panorama from the air on a %s', (device, screen, lang) => {
  const words = WORDS[lang];
  const tree = `/${lang}/${TOUR}/${SCENE}`;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    page = await (await browser.newContext(screen)).newPage();
    errors = watchErrors(page);
    await giveClock(page);
    await page.goto(SITE + tree);
    await page.locator('.rail').waitFor({ timeout: 60_000 });
    await page.waitForSelector('.pins[data-named]', { state: 'attached', timeout: 60_000 });
    await page.locator('.notice .round').first().click();
  });
  afterAll(() => page.context().close());

  /** The scene as it is entered, whatever was done before. */
  const begin = async () => {
    await setClock(page, {});
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await walkTo(page, `${tree}?v=0,-36,105`);
    await untilState(page, 'sharp', SCENE);
  };

  it(`names its landmarks, the farther the fainter, and no name lies over another (${lang})`, async () => {
    const strengths = new Map<string, number>();
    for (const view of VIEWS) {
      await walkTo(page, `${tree}?v=${view}`);
      await twoFrames(page);
      const names = await settledNames(page);
      expect([view, names.length > 0, overlaps(names)]).toEqual([view, true, []]);
      for (const { id, strength } of names) if (view.endsWith('90')) strengths.set(id, strength);
      await shoot(page, `names-${device}-${lang}-${view}`);
    }
    // 178, 493 and 860 metres away, as far as they have room.
    const [river = 0, tower = 1] = [strengths.get('song-thach-han'), strengths.get('den-thap-chuong')];
    expect([strengths.size > 0, river < tower]).toEqual([true, true]);
    // The measure sees names that are wide and shown whatever lies below them.
    await walkTo(page, `${tree}?v=0,-36,105`);
    await twoFrames(page);
    const style = await page.addStyleTag({
      content: '.pin .pin-name { opacity: 1 !important; width: 16rem !important; max-width: none !important }',
    });
    await expect.poll(async () => overlaps(await namesOf(page)).length).toBeGreaterThan(0);
    await style.evaluate((element) => (element as unknown as HTMLElement).remove());
  });

  it(`tells how high it is and where one looks (${lang})`, async () => {
    const told = page.locator('.flycam-height');
    await walkTo(page, `${tree}?v=90,-30,90`);
    await expect.poll(() => told.textContent()).toMatch(new RegExp(`^${words.height}90° ${words.east}`));
    await walkTo(page, `${tree}?v=0,-36,105`);
    await expect.poll(() => told.textContent()).toMatch(new RegExp(`^${words.height}0° ${words.north}`));
  });

  it(`is left by walking to the landmark that was tapped, and by a cut where nothing shall move (${lang})`, async () => {
    await begin();
    const before = await alone(page);
    const tap = () =>
      page.evaluate((id) => document.querySelector<HTMLElement>(`.pin[data-hotspot="${id}"]`)?.click(), WAY.id);
    const none = await copies(page);
    await setClock(page, { holdAfter: WALK_MS / 2 });
    await tap();
    await page.waitForFunction(() => window.clock.held !== undefined, undefined, { timeout: 60_000 });
    await twoFrames(page);
    const between = await alone(page);
    await shoot(page, `walk-${device}-${lang}`);
    await setClock(page, {});
    expect(await copies(page)).toBe(none + 1);
    await untilState(page, 'sharp', WAY.to);
    const after = await alone(page);
    const walked = await far(between, await midway(before, after, 1 + WALK / 2));
    expect(walked).toBeLessThan(8);
    // A plain crossfade would not look like that.
    expect(await far(between, await midway(before, after, 1))).toBeGreaterThan(walked * 1.5);

    await begin();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const faded = await copies(page);
    await tap();
    await untilState(page, 'live', WAY.to);
    expect(await copies(page)).toBe(faded);
  });

  it(`is entered from a little planet that becomes its own view, until a touch, and not where nothing shall move (${lang})`, async () => {
    const sky = page.locator('canvas.planet');
    await begin();
    await page.getByRole('button', { name: words.tools }).click();
    const entry = page.getByRole('button', { name: words.planet });
    await entry.waitFor();
    const start = await page.evaluate(() => performance.now());
    await setClock(page, { held: start });
    await entry.click();
    await sky.waitFor({ state: 'attached', timeout: 60_000 });
    await twoFrames(page);
    await shoot(page, `planet-${device}-${lang}`);
    const planet = await alone(page);
    if (isLong) {
      await setClock(page, { held: start + 1_500 });
      await twoFrames(page);
      await shoot(page, `planet-half-${device}-${lang}`);
    }
    await setClock(page, { held: start + 2_999 });
    await twoFrames(page);
    const last = await alone(page);
    await setClock(page, {});
    await page.locator('#stage').dispatchEvent('pointerdown', { bubbles: true });
    await sky.waitFor({ state: 'detached' });
    await untilState(page, 'sharp', SCENE);
    const own = await alone(page);
    expect(await far(last, own)).toBeLessThan(6);
    expect(await far(planet, own)).toBeGreaterThan(20);

    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: words.tools }).click();
    await page.locator('.tool-list').waitFor();
    expect(await page.getByRole('button', { name: words.planet }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
