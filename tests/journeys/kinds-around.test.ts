import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Tour } from '../../src/tour/tour';
import { launch, SCREENS, shoot, untilState, walkTo, watchErrors } from './browser';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';

let browser: Browser;
beforeAll(async () => void (browser = await launch('--autoplay-policy=no-user-gesture-required')));
afterAll(() => browser.close());

/** A quiet tone of so many seconds. */
function tone(seconds: number): Buffer {
  const rate = 8_000;
  const samples = Buffer.alloc(seconds * rate * 2);
  for (let at = 0; at < seconds * rate; at++) samples.writeInt16LE(Math.round(Math.sin(at / 4) * 900), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

const VTT = 'WEBVTT\n\n00:00.000 --> 00:01.200\nCâu ghi âm thứ nhất\n\n00:01.200 --> 00:03.000\nCâu ghi âm thứ hai\n';
const listed = (path: string, type: string) => ({ path, bytes: 1, sha256: 'a'.repeat(64), type });

/** A shorter route through the same scenes: the second stop is a recording, the others are to be read. */
function shorter(tour: Tour): Tour {
  Object.assign(tour.published?.files ?? {}, {
    'media/tone.wav': listed('m/tone.wav', 'audio/wav'),
    'media/tone.vtt': listed('m/tone.vtt', 'text/vtt'),
  });
  return {
    ...tour,
    scenes: tour.scenes.map((scene) => ({ ...scene, ambient: 'media/tone.wav' })),
    route: [
      {
        scene: 'dai-tuong-niem',
        view: { yaw: 20, pitch: 8, fov: 70 },
        text: { vi: `Câu một. Câu hai ${'dài '.repeat(12)}hết. Câu ba.`, en: 'One. Two.' },
      },
      {
        scene: 'cong-tien',
        text: { vi: 'Lời ghi âm.', en: 'Recorded.' },
        audio: { vi: 'media/tone.wav' },
        captions: { vi: 'media/tone.vtt' },
      },
      { scene: 'cong-tien', view: { yaw: -20, pitch: 3, fov: 80 }, text: { vi: 'Hết.', en: 'The end.' } },
    ],
  };
}

async function open(
  device: BrowserContextOptions,
  lang: string,
  scene: string,
  change?: (tour: Tour) => Tour,
  give?: (page: Page) => Promise<unknown>,
) {
  const context: BrowserContext = await browser.newContext(device);
  if (change) {
    await context.route('**/tour-*.json', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: change((await response.json()) as Tour) });
    });
    await context.route('**/m/tone.wav', (route) => route.fulfill({ body: tone(3), contentType: 'audio/wav' }));
    await context.route('**/m/tone.vtt', (route) => route.fulfill({ body: VTT, contentType: 'text/vtt' }));
  }
  const page = await context.newPage();
  const errors = watchErrors(page);
  await give?.(page);
  await page.goto(`${SITE}/${lang}/${TOUR}/${scene}`);
  await untilState(page, 'live', scene);
  await page.locator('.rail').waitFor({ timeout: 60_000 });
  return { context, page, errors };
}

/** A phone that can speak Vietnamese, and remembers what it was told to say. */
const giveVoice = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const said: string[] = [];
    const sounds: HTMLAudioElement[] = [];
    Object.assign(window, { said, sounds });
    const Plain = window.Audio;
    window.Audio = class extends Plain {
      constructor(address?: string) {
        super(address);
        sounds.push(this);
      }
    };
    class Utterance {
      constructor(readonly text: string) {}
    }
    type Spoken = Utterance & { lang: string; onstart?: () => void; onend?: () => void };
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => [{ lang: 'vi-VN', localService: true, default: true, name: 'vi' }],
        cancel: () => undefined,
        speak: (utterance: Spoken) => {
          said.push(`${utterance.lang} ${utterance.text}`);
          setTimeout(() => utterance.onstart?.(), 10);
          setTimeout(() => utterance.onend?.(), 400);
        },
      },
    });
  });

const view = async (page: Page): Promise<number[]> =>
  (new URL(await page.evaluate(() => location.href)).searchParams.get('v') ?? '').split(',').map(Number);

describe('a guided route on a phone', () => {
  it('is told in captions, stops at a touch, goes on, plays a recording with its captions, and ends where it should', async () => {
    const { context, page, errors } = await open(SCREENS.phone, 'vi', 'dai-tuong-niem', shorter);
    await page.getByRole('button', { name: 'Tham quan có hướng dẫn' }).click();
    const caption = page.locator('.caption');
    await caption.getByText('Câu một.').waitFor();
    await caption.getByText('Câu hai dài').waitFor();
    await page.touchscreen.tap(200, 300);
    await page.getByRole('button', { name: 'Tiếp tục' }).waitFor();
    await shoot(page, 'guide-vi');
    // The address follows once nothing moves any more.
    await page.waitForTimeout(800);
    const before = await view(page);
    await page.waitForTimeout(1_000);
    expect(await caption.textContent()).toMatch(/^Câu hai dài/);
    expect(await view(page)).toEqual(before);

    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await caption.getByText('Câu ba.').waitFor();
    await untilState(page, 'live', 'cong-tien');
    await caption.getByText('Câu ghi âm thứ nhất').waitFor();
    await caption.getByText('Câu ghi âm thứ hai').waitFor();
    await caption.getByText('Đã đi hết lộ trình').waitFor({ timeout: 30_000 });
    await expect.poll(() => view(page), { timeout: 10_000 }).toEqual([-20, 3, 80]);
    await page.getByRole('button', { name: 'Kết thúc phần hướng dẫn' }).click();
    await page.locator('.rail').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), { timeout: 5_000 })
      .toBe('Tham quan có hướng dẫn');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is read aloud by the phone’s own voice in step with the captions, and the place’s sound is softer meanwhile', async () => {
    const { context, page, errors } = await open(SCREENS.phone, 'vi', 'dai-tuong-niem', shorter, giveVoice);
    await walkTo(page, `/vi/${TOUR}/cong-hau`);
    await untilState(page, 'live', 'cong-hau');
    await page.getByRole('button', { name: 'Công cụ khác' }).click();
    await page.getByRole('button', { name: 'Âm thanh của nơi này' }).click();
    await page.keyboard.press('Escape');
    const loudness = () =>
      page.evaluate(() => (window as unknown as { sounds: HTMLAudioElement[] }).sounds.at(-1)?.volume);
    await expect.poll(loudness, { timeout: 30_000 }).toBeCloseTo(0.5, 1);
    await page.getByRole('button', { name: 'Công cụ khác' }).click({ timeout: 60_000 });
    await shoot(page, 'tools-vi');
    await page.getByRole('button', { name: 'Nghe về cảnh này' }).click();
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(await said()).toEqual([]);
    await page.getByRole('button', { name: 'Đọc thành tiếng' }).click();
    await expect.poll(async () => (await said()).length, { timeout: 10_000 }).toBeGreaterThan(2);
    expect((await said())[0]).toBe('vi-VN Cổng Hậu ở mặt bắc được giữ gần như nguyên trạng sau chiến tranh.');
    await expect.poll(loudness, { timeout: 30_000 }).toBeLessThan(0.2);
    await page.getByRole('button', { name: 'Tạm dừng' }).click();
    const last = (await said()).at(-1);
    expect(last).toBe(`vi-VN ${await page.locator('.caption').textContent()}`);
    await expect.poll(loudness, { timeout: 30_000 }).toBeCloseTo(0.5, 1);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('around the scenes at a kiosk', () => {
  it('cuts instead of flying where nothing shall move, without any sound', async () => {
    const { context, page, errors } = await open({ ...SCREENS.kiosk, reducedMotion: 'reduce' }, 'en', 'cong-tien');
    await page.getByRole('button', { name: 'Guided tour' }).click();
    await untilState(page, 'live', 'tren-cao');
    await page.locator('.guide[data-phase="telling"]').waitFor();
    await expect.poll(() => view(page)).toEqual([-50, -24, 95]);
    await page.getByRole('button', { name: 'Next stop' }).click();
    await untilState(page, 'live', 'cong-tien');
    await expect.poll(() => view(page)).toEqual([38, 6, 85]);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Go on' }).waitFor();
    await shoot(page, 'guide-en');
    await page.getByRole('button', { name: 'End the guide' }).click();

    await page.getByRole('button', { name: 'Site plan' }).click();
    const cone = () => page.locator('.cone path').getAttribute('transform');
    await expect
      .poll(async () => Number(/rotate\((.*)\)/.exec((await cone()) ?? '')?.[1]))
      .toBeCloseTo((await view(page))[0] ?? 0, 0);
    await page.locator('.plan-place[aria-label="The bell tower"], .plan-place').nth(6).click();
    await untilState(page, 'live', 'thap-chuong');
    await page.locator('.plan-place[aria-current]').filter({ hasText: '7' }).waitFor();
    expect(await cone()).toBe('rotate(0)');
    await page.locator('h1').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(/rotate\((.*)\)/.exec((await cone()) ?? '')?.[1])).toBeGreaterThan(5);
    await shoot(page, 'plan-en');
    await page.getByRole('button', { name: /^Compass: you are looking north/ }).click();
    await expect.poll(cone).toBe('rotate(0)');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#plan').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('the other tools on a phone', () => {
  it('look by the phone, say when it does not tell, and show the whole screen', async () => {
    const { context, page, errors } = await open(SCREENS.phone, 'en', 'dai-tuong-niem');
    await page.getByRole('button', { name: 'More tools' }).click();
    await page.getByRole('button', { name: 'Look around by moving the phone' }).click();
    await page.getByText('This device does not tell how it is held').waitFor();
    const cdp = await context.newCDPSession(page);
    const hold = (alpha: number) =>
      cdp.send('DeviceOrientation.setDeviceOrientationOverride', { alpha, beta: 90, gamma: 0 });
    await hold(100);
    await page.getByRole('button', { name: 'Look around by moving the phone' }).click();
    await page.getByText('Hold the phone up').waitFor();
    await hold(60);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await view(page))[0], { timeout: 10_000 }).toBeCloseTo(40, 0);
    await hold(60);
    await page.getByRole('button', { name: 'More tools' }).click();
    await page.getByRole('button', { name: 'Look around by moving the phone', pressed: true }).click();
    await page.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await page.getByRole('button', { name: 'Turn slowly by itself' }).click();
    const from = (await view(page))[0] ?? 0;
    await page.waitForTimeout(1_000);
    await page.touchscreen.tap(200, 200);
    await expect.poll(async () => (await view(page))[0] ?? 0, { timeout: 10_000 }).toBeGreaterThan(from + 1);
    expect(errors).toEqual([]);
    await context.close();
  });
});
