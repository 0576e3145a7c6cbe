import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { toRadians } from '../../src/tour/angle';
import { KIOSK, launch, rows, shoot, watchErrors } from './browser';

const SITE = inject('site');
const SCENE = 'thanh-co-quang-tri/cong-tien';
const EMULATOR = readFileSync('node_modules/iwer/build/iwer.min.js', 'utf8');

/** What of the emulated headset is used here. */
interface Device {
  quaternion: { set(x: number, y: number, z: number, w: number): void };
  position: { set(x: number, y: number, z: number): void };
  controllers: { right?: { quaternion: Device['quaternion']; updateButtonValue(id: string, value: number): void } };
  activeSession?: unknown;
}
declare global {
  interface Window {
    headset?: Device;
    IWER?: {
      XRDevice: new (config: unknown) => Device & { installRuntime(how: { forceInstall: boolean }): void };
      metaQuest3: unknown;
    };
  }
}

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const WORDS = {
  vi: {
    tools: 'Công cụ khác',
    wear: 'Xem bằng kính thực tế ảo (VR)',
    card: 'Hai hình cạnh nhau, cho kính bìa cứng',
    leave: 'Thoát',
  },
  en: {
    tools: 'More tools',
    wear: 'See it in a headset (VR)',
    card: 'Side by side, for a cardboard box',
    leave: 'Leave',
  },
} as const;

/** Turns the head, or the right hand: yaw to the right, pitch up, in degrees from straight ahead. */
const turn = (page: Page, what: 'head' | 'hand', yaw: number, pitch: number): Promise<void> =>
  page.evaluate(
    ({ what, y, p }) => {
      const { headset } = window;
      const [sy, cy, sp, cp] = [Math.sin(-y / 2), Math.cos(-y / 2), Math.sin(p / 2), Math.cos(p / 2)];
      const turned = what === 'head' ? headset?.quaternion : headset?.controllers.right?.quaternion;
      turned?.set(cy * sp, sy * cp, -sy * sp, cy * cp);
    },
    { what, y: toRadians(yaw), p: toRadians(pitch) },
  );

/** Where one is in the headset. */
const untilIn = (page: Page, scene: string): Promise<unknown> =>
  page.waitForSelector(`html[data-headset="${scene}"]`, { state: 'attached', timeout: 60_000 });

const untilAt = (page: Page, scene: string): Promise<unknown> =>
  page.waitForSelector(`#stage[data-scene="${scene}"]`, { state: 'attached', timeout: 60_000 });

const TRIES = 8;

/** Presses the right hand's trigger, longer each time, until the page answers: a slow frame misses a short press. */
async function pull(page: Page, until: string): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    for (const value of [1, 0]) {
      await page.evaluate(
        ([value, ms]) => {
          window.headset?.controllers.right?.updateButtonValue('trigger', value);
          return new Promise<void>((done) => void setTimeout(done, ms));
        },
        [value, tries * 150] as const,
      );
    }
    const answered = page.waitForSelector(until, { state: 'attached', timeout: tries < TRIES ? 4_000 : 60_000 });
    if (await answered.then(() => true).catch((error: unknown) => tries === TRIES && Promise.reject(error))) return;
  }
}

/** A phone held lengthwise, which is what goes into a box of cardboard. */
const LYING = { viewport: { width: 732, height: 330 }, hasTouch: true, isMobile: true };
const EVERYWHERE = [
  ['phone', LYING, 'vi'],
  ['kiosk', KIOSK, 'en'],
  ['phone', LYING, 'en'],
  ['kiosk', KIOSK, 'vi'],
] as const;

/** A screen that also has a headset, or has none. */
async function open(device: BrowserContextOptions, lang: string, hasHeadset: boolean): Promise<[Page, string[]]> {
  const context = await browser.newContext(device);
  const page = await context.newPage();
  const errors = watchErrors(page);
  if (hasHeadset) {
    await page.addInitScript(EMULATOR);
    await page.addInitScript(() => {
      if (!window.IWER) return;
      const device = new window.IWER.XRDevice(window.IWER.metaQuest3);
      device.installRuntime({ forceInstall: true });
      window.headset = device;
    });
  } else {
    // Some browsers never answer, and whoever wants to leave does not wait for that.
    await page.addInitScript(() => {
      Element.prototype.requestFullscreen = () => new Promise(() => undefined);
    });
  }
  await page.goto(`${SITE}/${lang}/${SCENE}?v=0,-19,85`);
  await page.locator('.rail').waitFor({ timeout: 60_000 });
  return [page, errors];
}

/** How alike the two halves are, in parts of their pixels; 0 while there is no picture. */
const sameness = (page: Page): Promise<number> =>
  page.locator('.cardboard canvas').evaluate((both) => {
    if (!(both instanceof HTMLCanvasElement)) return 0;
    const { width, height } = both;
    const pixels = both.getContext('2d')?.getImageData(0, Math.round(height / 3), width, 1).data ?? [];
    const half = pixels.length / 2;
    let [same, bright] = [0, 0];
    for (let at = 0; at < half; at++) {
      if (Math.abs((pixels[at] ?? 0) - (pixels[at + half] ?? 0)) < 3) same++;
      if ((pixels[at] ?? 0) > 60) bright++;
    }
    return bright > half / 3 ? same / half : 0;
  });

it.each(rows(EVERYWHERE, 2))(
  'on a %s side by side shows the same place to both eyes, and a long look goes on ($2)',
  async (name, device, lang) => {
    const words = WORDS[lang];
    const [page, errors] = await open(device, lang, false);
    await page.getByRole('button', { name: words.tools }).click();
    await page.getByRole('button', { name: words.card }).waitFor();
    // Where there is no headset none is offered.
    expect(await page.getByRole('button', { name: words.wear }).count()).toBe(0);
    await page.getByRole('button', { name: words.card }).click();
    await expect.poll(() => sameness(page), { timeout: 60_000 }).toBeGreaterThan(0.99);
    await shoot(page, `cardboard-${name}-${lang}`);
    // The memorial's sign is what one looks at.
    await untilAt(page, 'dai-tuong-niem');
    await page.getByRole('button', { name: words.leave }).click();
    await expect.poll(() => page.locator('.cardboard').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  },
);

it.each(rows(EVERYWHERE, 0))(
  'on a %s in an emulated headset one goes on by looking, leaves by pointing, and is where one got to ($2)',
  async (name, device, lang) => {
    const words = WORDS[lang];
    const [page, errors] = await open(device, lang, true);
    await page.getByRole('button', { name: words.tools }).click();
    await page.getByRole('button', { name: words.wear }).click({ timeout: 60_000 });
    await untilIn(page, 'cong-tien');
    // The memorial's sign stands straight ahead, 19 degrees down.
    await turn(page, 'head', 0, -19);
    await untilIn(page, 'dai-tuong-niem');
    await shoot(page, `headset-${name}-${lang}`);
    // Below one's feet, a hand's trigger takes the way out.
    await turn(page, 'head', 0, 20);
    await turn(page, 'hand', 0, -65);
    await pull(page, 'html:not([data-headset])');
    await untilAt(page, 'dai-tuong-niem');
    expect(errors).toEqual([]);
    await page.context().close();
  },
);
