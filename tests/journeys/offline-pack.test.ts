import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LONG, report, times } from '../faults-report';
import { seeded } from '../pack/seeded';
import { launch, PHONE, PLAIN_PHONE, untilState, watchErrors, withoutWorkers } from './browser';
import { holdingOf, isKept, openKeeping, START, TOUR, weighed } from './kept-device';
import { Station } from './station';

/** Of a point in the first scene; nothing else in the tour says it. */
const WORDS = 'Lòng cổng rộng khoảng 3,4 mét';
const PACK = `disan360:pack:${TOUR}`;
const SEED = Number(process.env['SEED'] ?? 20_263);
const HARMS = times(200, 6);
/** Films and flat pictures are not drawn by the canvas, which tells when it is sharp. */
const FLAT = /\/(?:toan-canh-thanh|bay-quanh-thanh|cong-tien-xua-nay)$/;

/** Seen larger only when somebody looks at the pictures. */
const SCREEN = process.env['SHOTS'] === undefined ? PLAIN_PHONE : PHONE;

const FOLDER = inject('siteFolder');
const ROOT = resolve(import.meta.dirname, '../..');
const station = new Station(FOLDER);
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  await station.start();
  browser = await launch();
  context = await browser.newContext({
    ...SCREEN,
    locale: 'vi-VN',
  });
  page = await context.newPage();
  errors = watchErrors(page);
  await page.addInitScript(watchAsking);
});
afterAll(async () => {
  await browser.close();
  await station.stop();
});

const shoot = async (name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

/** Notes in the page when the browser is asked to store for good, and whether the screen is kept on. */
function watchAsking(): void {
  if (location.protocol === 'about:') return;
  const asked = { toPersist: 0, locks: 0 };
  Object.assign(window, { asked });
  navigator.storage.persist = () => {
    asked.toPersist++;
    return Promise.resolve(false);
  };
  const release = () => Promise.resolve(void asked.locks--);
  const request = () => {
    asked.locks++;
    return Promise.resolve({ release });
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
}

const asked = () => page.evaluate(() => (window as unknown as { asked: { toPersist: number; locks: number } }).asked);

/** A line of so many bytes in a second, until what comes back is called. */
async function slowLine(downloadThroughput: number): Promise<() => Promise<void>> {
  const cdp = await context.newCDPSession(page);
  const line = { offline: false, latency: 0, downloadThroughput, uploadThroughput: -1 };
  await cdp.send('Network.emulateNetworkConditions', line);
  return () => cdp.detach();
}

/** The same tour with other words at one point, pressed as staff would. */
function pressChanged(): string {
  const folder = mkdtempSync(join(tmpdir(), 'disan360-changed-'));
  const tour = join(folder, TOUR);
  cpSync(join(ROOT, 'tours', TOUR), tour, { recursive: true });
  const text = readFileSync(join(tour, 'tour.json'), 'utf8');
  const changed = text.replace(WORDS, `${WORDS} (đã sửa)`);
  expect(changed).not.toBe(text);
  writeFileSync(join(tour, 'tour.json'), changed);
  const args = ['src/bin/disan360.mjs', 'press', tour, '--out', join(folder, 'site'), '--lang', 'en'];
  expect(spawnSync(process.execPath, args, { cwd: ROOT }).status).toBe(0);
  return folder;
}

/** Until what a visit fetches ahead by itself has come: on a slow machine that is long after the picture. */
async function untilAllAhead(): Promise<void> {
  let before = 0;
  const isStill = (): boolean => {
    const now = station.requests.length;
    const isSame = now === before;
    before = now;
    return isSame && station.requests.includes('/q/codes.json');
  };
  await expect.poll(isStill, { timeout: 60_000, interval: 1_000 }).toBe(true);
}

const entries = (): Promise<number> =>
  page.evaluate(async (name) => ((await caches.has(name)) ? (await (await caches.open(name)).keys()).length : 0), PACK);

const kept = () => isKept(page);

const downloads = () => page.getByRole('button', { name: /^Tải về [\d,]+ MB$/ });

async function arrive(): Promise<void> {
  station.reset();
  await station.start();
  // The same address again would be the same visit, with the sheet open.
  await page.goto('about:blank');
  await page.goto(station.address(START));
  await untilState(page, 'sharp', 'cong-tien');
}

/** The sheet stands open and nothing is kept; where the test before has left it so, nothing needs to be done. */
async function beforeKeeping(): Promise<void> {
  if (await downloads().isVisible()) return;
  await arrive();
  await page.evaluate(async () => {
    localStorage.removeItem('kept');
    for (const name of await caches.keys()) if (name.startsWith('disan360:pack')) await caches.delete(name);
  });
  await arrive();
  await openKeeping(page);
  await downloads().waitFor();
}

/** All of the tour is kept, and the sheet says so. */
async function afterKeeping(): Promise<void> {
  const { there, total } = await holdingOf(page).catch(() => ({ there: 0, total: 1 }));
  if (there === total && total > 0) return;
  await beforeKeeping();
  await downloads().click();
  await kept();
}

describe('keeping a tour', () => {
  it('says its size before anything is fetched', async () => {
    await beforeKeeping();
    await shoot('keep-before');
    expect(await entries()).toBe(0);
    expect(await asked()).toEqual({ toPersist: 0, locks: 0 });
  });

  it('says how long it takes, and stops and goes on when it is told to, with nothing fetched twice', async () => {
    await beforeKeeping();
    let slow = 0;
    const seen = new Map<string, number>();
    const faulty: typeof station.instead = (request, response) => {
      const path = request.url ?? '';
      if (!path.includes('/s/')) return;
      seen.set(path, (seen.get(path) ?? 0) + 1);
      if (++slow === 60) response.destroy();
    };
    station.instead = faulty;
    const hurry = await slowLine(1_500_000);
    await downloads().click();
    await page.getByText(/^còn khoảng \d+ (giây|phút)$/).waitFor();
    expect(await asked()).toEqual({ toPersist: 1, locks: 1 });
    await page.getByRole('button', { name: 'Tạm dừng' }).click();
    await page.getByText(/Đã tạm dừng ở/).waitFor();
    await expect.poll(async () => (await asked()).locks).toBe(0);
    await shoot('keep-paused');
    await page.getByRole('button', { name: 'Tải tiếp' }).click();
    await page.getByRole('button', { name: 'Tạm dừng' }).click();
    await page.getByText(/Đã tạm dừng ở/).waitFor();
    await hurry();
    const before = await entries();
    // Another day: what was begun is not begun again.
    await arrive();
    station.instead = faulty;
    const goOn = await weighed(page);
    await expect.poll(() => goOn.textContent()).toMatch(/^Tải tiếp [\d,]+ MB còn lại$/);
    await shoot('keep-begun');
    const { there, total } = await holdingOf(page);
    const said = Number(/[\d,]+/.exec((await goOn.textContent()) ?? '')?.[0].replace(',', '.'));
    expect(said).toBeCloseTo((total - there) / 1_000_000, 0);
    await goOn.click();
    await kept();
    station.instead = undefined;
    await shoot('keep-done');
    expect(await entries()).toBeGreaterThan(before);
    await expect.poll(async () => (await asked()).locks).toBe(0);
    // At most those that were under way when it was paused.
    expect([...seen.values()].filter((times) => times > 1).length).toBeLessThan(10);
  });

  it('opens every scene with the server stopped, sharp, and asks for nothing', async () => {
    await afterKeeping();
    await station.stop();
    station.reset();
    const scenes = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('#scenes .scenes a')].map((link) => link.pathname),
    );
    expect(scenes).toHaveLength(11);
    const rounds = scenes.filter((path) => !FLAT.test(path));
    for (const path of LONG ? rounds : rounds.slice(-1)) {
      await page.goto(station.address(`${path}?fbclid=1`));
      await untilState(page, 'sharp', path.split('/').at(-1));
    }
  });

  it('answers parts of files exactly', async () => {
    await afterKeeping();
    const answers = await page.evaluate(async (name) => {
      const cache = await caches.open(name);
      const key = (await cache.keys()).find(({ url }) => url.endsWith('.avif'));
      const whole = new Uint8Array((await (await cache.match(key ?? ''))?.arrayBuffer()) ?? new ArrayBuffer(0));
      const ask = async (range: string) => {
        const answer = await fetch(key?.url ?? '', { headers: { Range: range } });
        return {
          status: answer.status,
          head: answer.headers.get('Content-Range'),
          bytes: [...new Uint8Array(await answer.arrayBuffer())],
        };
      };
      const end = whole.length;
      const wanted = [
        [0, 2],
        [10, 20],
        [end - 5, end],
        [end - 7, end],
      ].map(([from, to]) => [...whole.slice(from, to)]);
      const got = await Promise.all(['bytes=0-1', 'bytes=10-19', `bytes=${end - 5}-`, 'bytes=-7'].map(ask));
      const beyond = await ask(`bytes=${end + 5}-`);
      return { wanted, got, beyond: beyond.status, end };
    }, PACK);
    expect(answers.got.map(({ bytes }) => bytes)).toEqual(answers.wanted);
    expect(answers.got.map(({ status }) => status)).toEqual([206, 206, 206, 206]);
    expect(answers.got[1]?.head).toBe(`bytes 10-19/${answers.end}`);
    expect(answers.beyond).toBe(416);
  });

  it(`A7: shows none of ${HARMS} files that something happened to, and has each fetched again (seed ${SEED})`, async () => {
    await afterKeeping();
    await station.start();
    const random = seeded(SEED);
    const picks = Array.from({ length: HARMS }, () => random());
    const totals = await page.evaluate(
      async ([name, shares]) => {
        const cache = await caches.open(name);
        const seen = await caches.open('disan360:seen');
        const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/tours/'));
        const read = async (answer?: Response) => new Uint8Array((await answer?.arrayBuffer()) ?? new ArrayBuffer(0));
        const found = { shown: 0, left: 0, right: 0 };
        for (const [run, share] of shares.entries()) {
          const [key] = keys.splice(Math.floor(share * keys.length), 1);
          if (!key) continue;
          const whole = await read(await cache.match(key));
          const harmed = whole.slice();
          harmed[whole.length >> 1] = (whole[whole.length >> 1] ?? 0) ^ 1;
          const other = await cache.match(keys[0] ?? '');
          const ways = [
            harmed,
            new Uint8Array(whole.length),
            whole.slice(0, -9),
            '<!doctype html><title>Wi-Fi</title>',
          ];
          const way = run % 6;
          if (way === 5) await cache.delete(key);
          else await cache.put(key, way === 4 && other ? other : new Response(ways[way] ?? harmed));
          await seen.delete(key);
          const shown = await read(await fetch(key.url));
          if (shown.length === whole.length && shown.every((byte, index) => byte === whole[index])) found.right++;
          else found.shown++;
          if (await cache.match(key)) found.left++;
        }
        return found;
      },
      [PACK, picks] as const,
    );
    report('A7', `${HARMS} stored files harmed in six ways, Chromium`, { ...totals });
    expect(totals).toEqual({ shown: 0, left: 0, right: HARMS });
  });

  it('notices that the device has taken it away, says so, and fetches it again at one tap', async () => {
    const isNoted = await page.evaluate(() => localStorage.getItem('kept') !== null).catch(() => false);
    if (!isNoted) await afterKeeping();
    // All of it in the long form; it is noticed as soon as anything is missing.
    await page.evaluate(
      async ([name, all]) => {
        if (all) return void (await caches.delete(name));
        const cache = await caches.open(name);
        for (const key of (await cache.keys()).slice(0, 50)) await cache.delete(key);
      },
      [PACK, LONG] as const,
    );
    await arrive();
    await page.getByText(/Máy đã xóa bản lưu/).waitFor();
    await shoot('keep-removed');
    await page.getByRole('button', { name: 'Tải lại' }).click();
    await kept();
    const { there, total, wrong } = await holdingOf(page);
    expect({ there, wrong }).toEqual({ there: total, wrong: 0 });
  });

  it('fetches nothing but what has changed when one point has other words', async () => {
    await afterKeeping();
    const folder = pressChanged();
    try {
      station.deploy(join(folder, 'site'));
      await arrive();
      await openKeeping(page);
      await page.getByText('Có bản mới của tour này').waitFor();
      await untilAllAhead();
      station.reset();
      await page.getByRole('button', { name: 'Cập nhật' }).click();
      await page.getByText('Đây là bản mới nhất.').waitFor({ timeout: 60_000 });
      // Besides the lists; browsers look for a new worker by themselves.
      const asked = station.requests.filter((path) => !/^\/tours\/[^/]+\/[\w-]+\.json$|^\/sw\.js$/.test(path));
      report('A5', 'update of a kept tour after one changed point, Chromium', {
        lists: station.requests.length - asked.length,
        pages: asked.length,
        'kB at the server': Math.round(station.bytes / 1000),
      });
      expect(asked).toEqual([`${START}/`]);
      expect(station.bytes).toBeLessThan(250_000);
    } finally {
      station.deploy(FOLDER);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is removed at one tap, and nothing remains', async () => {
    await afterKeeping();
    if (!(await page.locator('#keep[data-open]').isVisible())) await arrive().then(() => openKeeping(page));
    await page.getByRole('button', { name: /Xóa .* khỏi máy/ }).click();
    await page.getByRole('button', { name: /^Tải về/ }).waitFor();
    expect(await entries()).toBe(0);
    expect(errors.filter((line) => !/ERR_CONNECTION|Failed to fetch|failed: |416/.test(line))).toEqual([]);
  });
});

describe('in the browser of an app', () => {
  it('promises nothing, and says in two languages how to open the tour in a browser', async () => {
    const inApp = await browser.newContext({
      ...SCREEN,
      userAgent: 'Mozilla/5.0 (Linux; Android 13; wv) Chrome/126.0 Mobile Zalo android/12100',
    });
    await withoutWorkers(inApp);
    page = await inApp.newPage();
    const wrong = watchErrors(page);
    await page.goto(station.address(START));
    await untilState(page, 'sharp', 'cong-tien');
    await openKeeping(page);
    await page.getByRole('heading', { name: 'Mở bằng trình duyệt để tải về' }).waitFor();
    await page.getByText('Open in your browser to download').waitFor();
    expect(await page.getByRole('button', { name: /^Tải về/ }).count()).toBe(0);
    await shoot('in-app');
    // All the rest goes on as anywhere: another scene, its text, the way back, the other language.
    await page.locator('#keep').getByRole('button', { name: 'Đóng' }).click();
    await page.getByRole('button', { name: 'Các cảnh' }).click();
    await page.locator('#scenes .scenes a[href*="dai-tuong-niem"]').click();
    await untilState(page, 'sharp', 'dai-tuong-niem');
    await page.goBack();
    await untilState(page, 'sharp', 'cong-tien');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(wrong).toEqual([]);
    await inApp.close();
  });
});
