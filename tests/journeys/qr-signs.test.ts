import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { COUNTS_ERRAND } from '../../src/pack/count-queue';
import { COUNTS_PATH, parseSignCounts, type SignCount } from '../../src/tour/sign-count';
import { decodePicture } from '../qr/decoders';
import { KIOSK, launch, NO_WORKER, PLAIN_PHONE, untilState, watchErrors } from './browser';
import { filmSign } from './camera-film';
import { startPlainHost } from './plain-host';
import { Station } from './station';

const ROOT = resolve(import.meta.dirname, '../..');
const TOUR = 'thanh-co-quang-tri';
const TODAY = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

let folder: string;
let film: string;
let station: Station;
let browser: Browser;
let received: SignCount[] = [];

/** The office's end: it takes what `src/tour` says and nothing else. */
const receive: RequestListener = (request, response) => {
  if (request.url !== COUNTS_PATH) return;
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const counts = parseSignCounts(JSON.parse(Buffer.concat(parts).toString()));
    const isAnonymous = request.headers.cookie === undefined;
    received.push(...(counts && isAnonymous ? counts : [{ code: 'REFUSED', day: '', lang: '' }]));
    response.end();
  });
  response.writeHead(204);
};

/** What this page has loaded that its device has not stored yet. */
async function missingHere(): Promise<string[]> {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const lasting = loaded.filter((address) => /^\/(?:tours|assets)\//.test(new URL(address).pathname));
  const found = await Promise.all(lasting.map((address) => caches.match(address)));
  return lasting.filter((_, index) => !found[index]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disan360-signs-'));
  film = join(folder, 'camera.mjpeg');
  const site = join(ROOT, 'node_modules/.cache/disan360/test-site-counted');
  const line = ['src/bin/disan360.mjs', 'press', 'tours/thanh-co-quang-tri', '--out', site, '--lang', 'en', '--counts'];
  const { status } = spawnSync(process.execPath, line, {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The sample tours could not be pressed.');
  station = new Station(site);
  station.instead = receive;
  await station.start();
  await filmSign(film, station.address(''), 'JN276M');
  browser = await launch('--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`);
});
afterAll(async () => {
  await browser.close();
  await station.stop();
  await rm(folder, { recursive: true });
});

const shoot = async (page: Page, name: string): Promise<void> => {
  const shots = process.env['SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png` });
};

async function openCodes(page: Page, words: { tools: string; codes: string }): Promise<void> {
  await page.getByRole('button', { name: words.tools }).click();
  await page.getByRole('button', { name: words.codes }).click();
  await page.locator('#codes[data-open]').waitFor();
}

/** What the browser does by itself some minutes after a network has come back. */
async function sync(context: BrowserContext, page: Page): Promise<void> {
  const client = await context.newCDPSession(page);
  const id = new Promise<string>((found) =>
    client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) =>
      found(registrations[0]?.registrationId ?? ''),
    ),
  );
  await client.send('ServiceWorker.enable');
  await client.send('ServiceWorker.dispatchSyncEvent', {
    ...{ origin: station.address(''), registrationId: await id },
    ...{ tag: COUNTS_ERRAND, lastChance: false },
  });
  await client.detach();
}

const VI = { tools: 'Công cụ khác', codes: 'Mã QR: nhập, quét, chia sẻ' };
const EN = { tools: 'More tools', codes: 'QR codes: enter, scan, share' };

describe('a visit through a printed sign', () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await browser.newContext({ ...PLAIN_PHONE, locale: 'vi-VN' });
    page = await context.newPage();
  });
  afterAll(() => context.close());

  it('opens the scene in the visitor’s language and is told to the server, without anything about the visitor', async () => {
    const errors = watchErrors(page);
    await page.goto(station.address('/Q/JN276M'));
    await untilState(page, 'sharp', 'cong-tien');
    expect(new URL(page.url()).pathname).toBe(`/vi/${TOUR}/cong-tien`);
    await expect.poll(() => received, { timeout: 20_000 }).toEqual([{ code: 'JN276M', day: TODAY, lang: 'vi' }]);
    expect(errors).toEqual([]);
  });

  it.each(['/Q/JN276M?fbclid=IwAR0x', '/q/jn276m/?utm_source=zalo&utm_medium=qr', '/Q/JN276M/?zarsrc=30'])(
    'with what trackers add fetches no picture and no code again, and counts no second time: %s',
    async (path) => {
      // Without a worker the browser's own store has to do.
      if (!NO_WORKER) {
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
        await expect.poll(() => page.evaluate(missingHere), { timeout: 30_000 }).toEqual([]);
      }
      station.requests = [];
      await page.goto(station.address(path));
      await untilState(page, 'sharp', 'cong-tien');
      await page.waitForFunction(() => performance.getEntriesByName('pano:sharp').length > 0);
      expect(new URL(page.url()).search).not.toMatch(/fbclid|utm|zarsrc/);
      expect(station.requests.filter((asked) => /^\/(?:tours|assets)\//.test(asked))).toEqual([]);
      expect(station.requests.filter((asked) => /fbclid|utm|zarsrc/.test(asked))).toHaveLength(1);
      expect(received).toHaveLength(1);
    },
  );
});

describe.skipIf(NO_WORKER)('a visit through a sign while there is no network', () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await browser.newContext({ ...PLAIN_PHONE, locale: 'vi-VN' });
    page = await context.newPage();
    await page.goto(station.address(`/vi/${TOUR}/cong-tien`));
    await untilState(page, 'sharp', 'cong-tien');
    const stored = () =>
      page.evaluate(async () => (await (await caches.open('disan360:seen')).keys()).map(({ url }) => url));
    await vi.waitUntil(async () => (await stored()).some((url) => /\/tour-/.test(url)), {
      timeout: 30_000,
      interval: 200,
    });
    // A worker that still takes over would leave the next page to the network.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.evaluate(() => localStorage.setItem('lang', 'en'));
    received = [];
    await station.stop();
  });
  afterAll(() => context.close());

  it('opens the scene in the language that was chosen, and the count waits', async () => {
    await page.goto(station.address('/Q/MXV2FM'));
    await untilState(page, 'sharp', 'cong-tien');
    expect(new URL(page.url()).pathname).toBe(`/en/${TOUR}/cong-tien`);
    await page.goto(station.address('/q/mxv2fm?zarsrc=30'));
    await untilState(page, 'sharp', 'cong-tien');
    expect(received).toEqual([]);
  });

  it('is told once when the server is back, by the page or by the worker', async () => {
    await station.start();
    await sync(context, page);
    await page.reload();
    await untilState(page, 'sharp', 'cong-tien');
    await expect.poll(() => received, { timeout: 20_000 }).toEqual([{ code: 'MXV2FM', day: TODAY, lang: 'en' }]);
    await page.reload();
    await untilState(page, 'sharp', 'cong-tien');
    expect(received).toHaveLength(1);
  });
});

describe('on a static host that knows nothing of signs', () => {
  let host: Awaited<ReturnType<typeof startPlainHost>>;
  let page: Page;
  beforeAll(async () => {
    host = await startPlainHost(inject('siteFolder'));
    page = await browser.newPage({ ...PLAIN_PHONE, locale: 'en-GB' });
  });
  afterAll(async () => {
    await page.close();
    host.server.closeAllConnections();
    host.server.close();
  });

  it.each(['/Q/JN276M', '/q/JN276M/?fbclid=x', '/q/jn276m'])(
    '%s leads to the scene in the visitor’s language, and nothing is counted or kept for it',
    async (path) => {
      await page.goto(host.address + path, { waitUntil: 'commit' });
      await page.waitForURL(`${host.address}/en/${TOUR}/cong-tien**`);
      expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sign-')))).toEqual([]);
      expect(host.posts).toEqual([]);
    },
  );

  it('a mistyped address asks which sign was meant, and opens none', async () => {
    await page.goto(`${host.address}/q/jn267m`, { waitUntil: 'commit' });
    await page.waitForURL(`${host.address}/q/?c=jn267m`);
    await page.getByRole('link', { name: 'JN2 76M' }).waitFor();
    await shoot(page, 'codes-page-phone-en');
  });

  it('without any script the page of a sign offers both languages', async () => {
    const plain = await browser.newPage({ ...PLAIN_PHONE, javaScriptEnabled: false });
    await plain.goto(`${host.address}/Q/JN276M/`);
    const links = plain.locator('section a[hreflang]');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('hreflang')))).toEqual(
      expect.arrayContaining(['vi', 'en']),
    );
    await plain.close();
  });
});

describe('codes inside a tour', () => {
  let context: BrowserContext;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    context = await browser.newContext({ ...PLAIN_PHONE, locale: 'vi-VN' });
    page = await context.newPage();
    errors = watchErrors(page);
    await page.goto(station.address(`/en/${TOUR}/tren-cao`));
    await untilState(page, 'sharp', 'tren-cao');
  });
  afterAll(() => context.close());

  it('a mistyped one opens nothing: the nearest signs are offered by name', async () => {
    await openCodes(page, EN);
    await page.getByLabel('Enter the code on the sign').fill('jn2 67m');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByText('No sign has the code “JN267M”').waitFor();
    expect(await page.getByRole('link', { name: 'JN2 76M' }).textContent()).toContain('The front gate (south)');
    expect(new URL(page.url()).pathname).toBe(`/en/${TOUR}/tren-cao`);
    await shoot(page, 'codes-typed-phone-en');
  });

  it('a camera that is refused leaves typing, and says so', async () => {
    await page.getByRole('button', { name: 'Open the camera' }).click();
    await page.getByText('The camera may not be used.').waitFor();
    await shoot(page, 'codes-refused-phone-en');
    await page.getByLabel('Enter the code on the sign').fill('dh9-dx3');
    await page.keyboard.press('Enter');
    await untilState(page, 'sharp', 'hao-nuoc');
    expect(new URL(page.url()).pathname).toBe(`/en/${TOUR}/hao-nuoc`);
  });

  it('a sign before the camera opens its scene, in the language of the visit, and the camera goes off', async () => {
    await context.grantPermissions(['camera']);
    await openCodes(page, EN);
    await page.getByRole('button', { name: 'Open the camera' }).click();
    await untilState(page, 'sharp', 'cong-tien');
    expect(new URL(page.url()).pathname).toBe(`/en/${TOUR}/cong-tien`);
    expect(errors).toEqual([]);
  });

  it('a sign of another site is named and not opened', async () => {
    await filmSign(film, 'https://hue.example', 'JN276M');
    await openCodes(page, EN);
    await page.getByRole('button', { name: 'Open the camera' }).click();
    await page.getByText('This sign belongs to hue.example.').waitFor();
    await shoot(page, 'codes-other-phone-en');
    expect(await page.getByRole('link', { name: 'Open hue.example' }).getAttribute('href')).toMatch(
      /HUE\.EXAMPLE\/Q\/JN276M/,
    );
    await page.getByRole('button', { name: 'Close the camera' }).click();
    expect(await page.locator('video.camera').count()).toBe(0);
  });

  it('the browser’s own reader is used where there is one, and ours is not fetched', async () => {
    // Chromium has one on Android, macOS and ChromeOS only; this stands in for it.
    await page.evaluate((address) => {
      class BarcodeDetector {
        static getSupportedFormats = () => Promise.resolve(['qr_code']);
        detect = (video: HTMLVideoElement) =>
          Promise.resolve(video.videoWidth > 0 ? [{ rawValue: `${address}/Q/DH9DX3` }] : []);
      }
      Object.assign(window, { BarcodeDetector });
    }, station.address(''));
    station.requests = [];
    await page.getByRole('button', { name: 'Open the camera' }).click();
    await untilState(page, 'sharp', 'hao-nuoc');
    expect(station.requests.filter((path) => /jsqr/i.test(path))).toEqual([]);
  });
});

describe('sharing what one sees', () => {
  it('shows a symbol that two decoders read, that follows the view and opens it on another phone', async () => {
    const context = await browser.newContext({ ...KIOSK, locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(station.address(`/vi/${TOUR}/cong-tien`));
    await untilState(page, 'sharp', 'cong-tien');
    await openCodes(page, VI);
    await shoot(page, 'codes-kiosk-vi');
    const symbol = page.locator('#codes .symbol');
    const read = async () => {
      const { data, info } = await sharp(await symbol.screenshot())
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return decodePicture({
        data: new Uint8ClampedArray(data),
        width: info.width,
        height: info.height,
      });
    };
    const first = await read();
    await page.mouse.move(900, 500);
    await page.mouse.down();
    await page.mouse.move(600, 480, { steps: 4 });
    await page.mouse.up();
    const followed = async () => (await read()).jsqr !== first.jsqr;
    await expect.poll(followed, { timeout: 10_000 }).toBe(true);
    const second = await read();
    expect(first.jsqr).toContain(`/vi/${TOUR}/cong-tien?v=`);
    expect(first.zxing).toBe(first.jsqr);
    expect(second.zxing).toBe(second.jsqr);
    expect(second.jsqr).not.toBe(first.jsqr);
    await page.goto(second.jsqr ?? '');
    await untilState(page, 'sharp', 'cong-tien');
    expect(page.url()).toBe(second.jsqr);
    await context.close();
  });
});
