import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import en from '../../locales/en/kinds.json';
import vi from '../../locales/vi/kinds.json';
import { toBearing } from '../../src/tour/angle';
import type { Tour } from '../../src/tour/tour';
import { everywhere, launch, shoot, untilState, walkTo, watchErrors } from './browser';
import { rewrite } from './rewrite';

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

const WORDS = { vi, en } as const;

const VTT = 'WEBVTT\n\n00:00.000 --> 00:01.200\nCâu ghi âm thứ nhất\n\n00:01.200 --> 00:03.000\nCâu ghi âm thứ hai\n';
const listed = (path: string, type: string) => ({ path, bytes: 1, sha256: 'a'.repeat(64), type });

/** Both languages are told the same, so that what is looked for is the same. */
const told = `Câu một. Câu hai ${'dài '.repeat(12)}hết. Câu ba.`;
const bothTold = { vi: told, en: told };

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
        text: bothTold,
      },
      {
        scene: 'cong-tien',
        text: { vi: 'Lời ghi âm.', en: 'Recorded.' },
        audio: { vi: 'media/tone.wav', en: 'media/tone.wav' },
        captions: { vi: 'media/tone.vtt', en: 'media/tone.vtt' },
      },
      { scene: 'cong-tien', view: { yaw: -20, pitch: 3, fov: 80 }, text: { vi: 'Hết.', en: 'The end.' } },
    ],
  };
}

/** Ways that do not say which view they lead to. */
const withoutViews = (tour: Tour): Tour => ({
  ...tour,
  scenes: tour.scenes.map((scene) => ({
    ...scene,
    hotspots: (scene.hotspots ?? []).map((hotspot) =>
      hotspot.type === 'link' ? { ...hotspot, to: { scene: hotspot.to.scene } } : hotspot,
    ),
  })),
});

/** The first sentence about the rear gate, and in which language it is to be spoken. */
const SPOKEN = {
  vi: 'vi-VN Cổng Hậu ở mặt bắc được giữ gần như nguyên trạng sau chiến tranh.',
  en: 'en-GB The rear gate, on the north side, has been kept much as the war left it.',
} as const;

async function open(
  device: BrowserContextOptions,
  lang: string,
  scene: string,
  change?: (tour: Tour) => Tour,
  give?: (page: Page) => Promise<unknown>,
) {
  const context: BrowserContext = await browser.newContext(device);
  if (change) {
    await rewrite(context, '**/tour-*.json', (text) => JSON.stringify(change(JSON.parse(text) as Tour)));
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

/** A phone that can speak both languages, and remembers what it was told to say. */
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
        getVoices: () => [
          { lang: 'vi-VN', localService: true, default: true, name: 'vi' },
          { lang: 'en-GB', localService: true, default: false, name: 'en' },
        ],
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

describe.each(everywhere(0))('around the scenes on a %s', (name, device, lang) => {
  const words = WORDS[lang];
  const press = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).click();

  it(`a guided route is told in captions, stops at a touch, goes on, plays a recording with its captions, and ends where it should (${lang})`, async () => {
    const { context, page, errors } = await open(device, lang, 'dai-tuong-niem', shorter);
    await press(page, words.open.guide);
    const caption = page.locator('.caption');
    await caption.getByText('Câu một.').waitFor();
    await caption.getByText('Câu hai dài').waitFor();
    await page.touchscreen.tap(200, 300);
    await page.getByRole('button', { name: words.guide.resume }).waitFor();
    await shoot(page, `guide-${name}-${lang}`);
    // The address follows once nothing moves any more.
    await page.waitForTimeout(800);
    const before = await view(page);
    await page.waitForTimeout(1_000);
    expect(await caption.textContent()).toMatch(/^Câu hai dài/);
    expect(await view(page)).toEqual(before);

    await press(page, words.guide.resume);
    await caption.getByText('Câu ba.').waitFor();
    await untilState(page, 'live', 'cong-tien');
    await caption.getByText('Câu ghi âm thứ nhất').waitFor();
    await caption.getByText('Câu ghi âm thứ hai').waitFor();
    await caption.getByText(words.guide.ended).waitFor({ timeout: 30_000 });
    await expect.poll(() => view(page), { timeout: 10_000 }).toEqual([-20, 3, 80]);
    await press(page, words.guide.end);
    await page.locator('.rail').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), { timeout: 5_000 })
      .toBe(words.open.guide);
    expect(errors).toEqual([]);
    await context.close();
  });

  it(`a scene is read aloud by the phone’s own voice in step with the captions, and the place’s sound is softer meanwhile (${lang})`, async () => {
    const { context, page, errors } = await open(device, lang, 'dai-tuong-niem', shorter, giveVoice);
    await walkTo(page, `/${lang}/${TOUR}/cong-hau`);
    await untilState(page, 'live', 'cong-hau');
    await press(page, words.open.tools);
    await press(page, words.tools.ambient);
    await page.keyboard.press('Escape');
    const loudness = () =>
      page.evaluate(() => (window as unknown as { sounds: HTMLAudioElement[] }).sounds.at(-1)?.volume);
    await expect.poll(loudness, { timeout: 30_000 }).toBeCloseTo(0.5, 1);
    await page.getByRole('button', { name: words.open.tools }).click({ timeout: 60_000 });
    await shoot(page, `tools-${name}-${lang}`);
    await press(page, words.open.listen);
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(await said()).toEqual([]);
    await press(page, words.guide.readAloud);
    await expect.poll(async () => (await said()).length, { timeout: 10_000 }).toBeGreaterThan(2);
    expect((await said())[0]).toBe(SPOKEN[lang]);
    await expect.poll(loudness, { timeout: 30_000 }).toBeLessThan(0.2);
    await press(page, words.guide.pause);
    const last = (await said()).at(-1);
    expect(last).toBe(`${SPOKEN[lang].split(' ', 1)[0]} ${await page.locator('.caption').textContent()}`);
    await expect.poll(loudness, { timeout: 30_000 }).toBeCloseTo(0.5, 1);
    expect(errors).toEqual([]);
    await context.close();
  });
});

type Words = (typeof WORDS)[keyof typeof WORDS];
const pressIn = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).click();
const opened = (page: Page) => page.locator('#hotspot[data-open]');

/** [R1] Two stops on, at the memorial, whose stop names a hotspot: it lies open beside the words, in sight, and takes no focus. */
async function opensItsHotspot(page: Page, words: Words): Promise<void> {
  await pressIn(page, words.guide.next);
  await pressIn(page, words.guide.next);
  await untilState(page, 'live', 'dai-tuong-niem');
  await opened(page).waitFor();
  expect(new URL(page.url()).searchParams.get('h')).toBe('nam-mo-chung');
  expect(await page.evaluate(() => document.activeElement?.closest('section')?.className)).toBe('guide');
  const covered = () =>
    page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const meet = (a: DOMRect, b: DOMRect) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      const [sheet, guide, pin] = ['#hotspot', '.guide', '.pin[data-hotspot="nam-mo-chung"] .pin-dot'].map(box);
      const stands = sheet && guide && pin && pin.width > 0 && pin.left > 0 && pin.top > 0;
      return !stands || meet(sheet, guide) || meet(pin, guide) || meet(pin, sheet);
    });
  await expect.poll(covered, { timeout: 10_000 }).toBe(false);
}

/** [R1] Going on closes it, and coming back opens it again; the visitor may close it, and the guide tells on. */
async function closesItsHotspot(page: Page, words: Words): Promise<void> {
  await pressIn(page, words.guide.next);
  await untilState(page, 'live', 'cong-hau');
  expect(await opened(page).count()).toBe(0);
  await pressIn(page, words.guide.previous);
  await untilState(page, 'live', 'dai-tuong-niem');
  await opened(page).locator('.close').click();
  await opened(page).waitFor({ state: 'detached' });
  expect(await page.locator('.guide').getAttribute('data-phase')).toBe('telling');
}

describe.each(everywhere(1))('where nothing shall move, on a %s', (name, device, lang) => {
  const words = WORDS[lang];
  const press = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).click();

  it(`the guide cuts instead of flying, without any sound; plan and compass follow the view (${lang})`, async () => {
    const { context, page, errors } = await open({ ...device, reducedMotion: 'reduce' }, lang, 'cong-tien');
    await press(page, words.open.guide);
    await untilState(page, 'live', 'tren-cao');
    await page.locator('.guide[data-phase="telling"]').waitFor();
    await expect.poll(() => view(page)).toEqual([-50, -24, 95]);
    await press(page, words.guide.next);
    await untilState(page, 'live', 'cong-tien');
    await expect.poll(() => view(page)).toEqual([38, 6, 85]);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: words.guide.resume }).waitFor();
    await shoot(page, `guide-still-${name}-${lang}`);
    await opensItsHotspot(page, words);
    await shoot(page, `guide-hotspot-${name}-${lang}`);
    await closesItsHotspot(page, words);
    await press(page, words.guide.end);

    await press(page, words.open.plan);
    const cone = () => page.locator('.cone path').getAttribute('transform');
    // The view may still be on its way to where the guide was to look.
    const aside = async () => Number(/rotate\((.*)\)/.exec((await cone()) ?? '')?.[1]) - ((await view(page))[0] ?? NaN);
    await expect.poll(async () => Math.abs(await aside())).toBeLessThan(0.5);
    await page.locator('.plan-place').nth(6).click();
    await untilState(page, 'live', 'thap-chuong');
    await page.locator('.plan-place[aria-current]').filter({ hasText: '7' }).waitFor();
    expect(await cone()).toBe('rotate(0)');
    await page.locator('h1').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(/rotate\((.*)\)/.exec((await cone()) ?? '')?.[1])).toBeGreaterThan(5);
    await shoot(page, `plan-${name}-${lang}`);
    await press(page, words.compass.replace('{{wind}}', words.winds.n));
    await expect.poll(cone).toBe('rotate(0)');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#plan').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe.each(everywhere(2))('the other tools on a %s', (_, device, lang) => {
  const words = WORDS[lang];
  const press = (page: Page, label: string) => page.getByRole('button', { name: label, exact: true }).click();

  it(`look by the phone, say when it is refused or does not tell, and show the whole screen (${lang})`, async () => {
    const { context, page, errors } = await open(device, lang, 'dai-tuong-niem');
    await press(page, words.open.tools);
    // As iPhones ask, and their owners may answer.
    const answer = (given: string) =>
      page.evaluate((given) => {
        Object.assign(DeviceOrientationEvent, { requestPermission: () => Promise.resolve(given) });
      }, given);
    await answer('denied');
    await press(page, words.tools.phone);
    await page.getByText(words.phone.refused).waitFor();
    await answer('granted');
    await press(page, words.tools.phone);
    await page.getByText(words.phone.missing).waitFor();
    const cdp = await context.newCDPSession(page);
    const hold = (alpha: number) =>
      cdp.send('DeviceOrientation.setDeviceOrientationOverride', { alpha, beta: 90, gamma: 0 });
    await hold(100);
    await press(page, words.tools.phone);
    await page.getByText(words.phone.on).waitFor();
    // What is told first is what counts as straight ahead.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await hold(60);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await view(page))[0], { timeout: 10_000 }).toBeCloseTo(40, 0);
    await hold(60);
    await press(page, words.open.tools);
    await page.getByRole('button', { name: words.tools.phone, pressed: true }).click();
    await press(page, words.tools.whole);
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await press(page, words.tools.turn);
    const from = (await view(page))[0] ?? 0;
    await page.waitForTimeout(1_000);
    await page.touchscreen.tap(200, 200);
    await expect.poll(async () => (await view(page))[0] ?? 0, { timeout: 10_000 }).toBeGreaterThan(from + 1);
    expect(errors).toEqual([]);
    await context.close();
  });

  it(`a way that names no view keeps the compass heading, so that one who turns round and walks back faces back; going back shows what one left (${lang})`, async () => {
    const { context, page, errors } = await open(device, lang, 'hao-nuoc', withoutViews);
    const walk = async (hotspot: string, to: string) => {
      await page.locator(`.pin[data-hotspot="${hotspot}"]`).dispatchEvent('click');
      await untilState(page, 'live', to);
    };
    /** The gate's picture has the north in its middle, the moat's the north-west. */
    const bearing = async (heading: number) => toBearing((await view(page))[0] ?? 0, heading);
    await walkTo(page, `/${lang}/${TOUR}/cong-tien?v=91,-5,80`);
    await untilState(page, 'live', 'cong-tien');
    await walk('den-hao-nuoc', 'hao-nuoc');
    await expect.poll(() => bearing(315), { timeout: 30_000 }).toBeCloseTo(91, 0);
    // The gate lies behind: one turns round to it, and goes on looking that way.
    await walkTo(page, `/${lang}/${TOUR}/hao-nuoc?v=-44,-5,80`);
    await expect.poll(() => bearing(315), { timeout: 30_000 }).toBeCloseTo(271, 0);
    await walk('den-cong-tien', 'cong-tien');
    await expect.poll(() => bearing(0), { timeout: 30_000 }).toBeCloseTo(271, 0);
    await page.goBack();
    await untilState(page, 'live', 'hao-nuoc');
    await expect.poll(() => view(page), { timeout: 30_000 }).toEqual([-44, -5, 80]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
