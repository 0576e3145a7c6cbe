import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { toRadians } from '../../src/tour/angle';
import { launch, PHONE, untilState, watchErrors } from './browser';

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

/** Only in the long form, `npm run test:scenes`. */
const isLong = process.env['SCENES'] === 'long';

describe.runIf(isLong)('in an emulated headset', () => {
  const lang = 'vi';
  it('one goes on by looking, leaves by pointing, and is where one got to when it is taken off', async () => {
    const page = await (await browser.newContext({ viewport: { width: 900, height: 600 } })).newPage();
    const errors = watchErrors(page);
    await page.addInitScript(EMULATOR);
    await page.addInitScript(() => {
      if (!window.IWER) return;
      const device = new window.IWER.XRDevice(window.IWER.metaQuest3);
      device.installRuntime({ forceInstall: true });
      window.headset = device;
    });
    await page.goto(`${SITE}/${lang}/${SCENE}?v=0,3,85`);
    await untilState(page, 'live');
    await page.getByRole('button', { name: WORDS[lang].tools }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: WORDS[lang].wear }).click();
    await page.waitForSelector('html[data-headset="cong-tien"]', { timeout: 60_000 });
    // The memorial's sign stands straight ahead, 19 degrees down.
    await turn(page, 'head', 0, -19);
    await page.waitForSelector('html[data-headset="dai-tuong-niem"]', { timeout: 60_000 });
    // Below one's feet, a hand's trigger takes the way out.
    await turn(page, 'head', 0, 0);
    await turn(page, 'hand', 0, -65);
    await page.evaluate(() => window.headset?.controllers.right?.updateButtonValue('trigger', 1));
    await page.waitForTimeout(300);
    await page.evaluate(() => window.headset?.controllers.right?.updateButtonValue('trigger', 0));
    await page.waitForSelector('#stage[data-scene="dai-tuong-niem"]', { timeout: 60_000 });
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

it.runIf(isLong)('side by side shows the same place to both eyes, and a long look goes on', async () => {
  const page = await (await browser.newContext({ ...PHONE, viewport: { width: 915, height: 412 } })).newPage();
  const errors = watchErrors(page);
  await page.goto(`${SITE}/en/${SCENE}?v=0,-19,85`);
  await untilState(page, 'live');
  await page.getByRole('button', { name: WORDS.en.tools }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: WORDS.en.card }).waitFor();
  // Where there is no headset none is offered.
  expect(await page.getByRole('button', { name: WORDS.en.wear }).count()).toBe(0);
  await page.getByRole('button', { name: WORDS.en.card }).click();
  const canvas = page.locator('.cardboard canvas');
  await canvas.waitFor();
  await expect
    .poll(() =>
      canvas.evaluate((both) => {
        if (!(both instanceof HTMLCanvasElement)) return 0;
        const { width, height } = both;
        const pixels = both.getContext('2d')?.getImageData(0, height / 3, width, 1).data ?? [];
        const half = pixels.length / 2;
        let [same, bright] = [0, 0];
        for (let at = 0; at < half; at++) {
          if (Math.abs((pixels[at] ?? 0) - (pixels[at + half] ?? 0)) < 3) same++;
          if ((pixels[at] ?? 0) > 60) bright++;
        }
        return bright > half / 3 ? same / half : 0;
      }),
    )
    .toBeGreaterThan(0.99);
  await page.waitForSelector('#stage[data-scene="dai-tuong-niem"]', { timeout: 30_000 });
  await page.getByRole('button', { name: WORDS.en.leave }).click();
  expect(await page.locator('.cardboard').count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});
