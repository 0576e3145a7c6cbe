import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, PHONE, untilState, watchErrors } from './browser';
import { Station } from './station';

const LONG = process.env['FAULTS'] === 'long';
const TOUR = 'thanh-co-quang-tri';
const PACK = `disan360:pack:${TOUR}`;
/** Films and flat pictures are not drawn by the canvas, which tells when it is sharp. */
const FLAT = /\/(?:toan-canh-thanh|bay-quanh-thanh|cong-tien-xua-nay)$/;

const station = new Station(inject('siteFolder'));
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  await station.start();
  browser = await launch();
  context = await browser.newContext({ ...PHONE, locale: 'vi-VN' });
  page = await context.newPage();
  errors = watchErrors(page);
});
afterAll(async () => {
  await browser.close();
  await station.stop();
});

const shoot = async (name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

async function openKeep(): Promise<void> {
  await page.waitForSelector('#app[data-awake]', { state: 'attached' });
  await page.getByRole('button', { name: 'Các cảnh' }).click();
  await page.locator('#scenes .sheet-body > p .button').click();
  await page.locator('#keep[data-open]').waitFor();
}

const entries = (): Promise<number> =>
  page.evaluate(async (name) => ((await caches.has(name)) ? (await (await caches.open(name)).keys()).length : 0), PACK);

const kept = () => page.getByText(/Tour này đã có đủ trên máy/).waitFor({ timeout: 90_000 });

describe('keeping a tour', () => {
  it('says its size before anything is fetched', async () => {
    await page.goto(station.address(`/vi/${TOUR}/cong-tien`));
    await untilState(page, 'sharp', 'cong-tien');
    await openKeep();
    const download = page.getByRole('button', { name: /^Tải về [\d,]+ MB$/ });
    await download.waitFor();
    await shoot('keep-before');
    expect(await entries()).toBe(0);
  });

  it('stops and goes on when it is told to, with nothing fetched twice', async () => {
    let slow = 0;
    const seen = new Map<string, number>();
    station.instead = (request, response) => {
      const path = request.url ?? '';
      if (!path.includes('/s/')) return;
      seen.set(path, (seen.get(path) ?? 0) + 1);
      if (++slow === 60) response.destroy();
    };
    await page.getByRole('button', { name: /^Tải về/ }).click();
    await expect.poll(entries, { timeout: 60_000 }).toBeGreaterThan(60);
    await page.getByRole('button', { name: 'Tạm dừng' }).click();
    await page.getByText(/Đã tạm dừng ở/).waitFor();
    await shoot('keep-paused');
    const before = await entries();
    await page.getByRole('button', { name: 'Tải tiếp' }).click();
    await kept();
    station.instead = undefined;
    await shoot('keep-done');
    expect(await entries()).toBeGreaterThan(before);
    // At most those that were under way when it was paused.
    expect([...seen.values()].filter((times) => times > 1).length).toBeLessThan(10);
  });

  it('opens every scene with the server stopped, sharp, and asks for nothing', async () => {
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

  it('does not show a damaged file, and has it fetched again', async () => {
    await station.start();
    const damaged = await page.evaluate(async (name) => {
      const cache = await caches.open(name);
      const key = (await cache.keys()).find(({ url }) => url.includes('/coverage.'));
      const whole = new Uint8Array((await (await cache.match(key ?? ''))?.arrayBuffer()) ?? new ArrayBuffer(0));
      whole[whole.length >> 1] = (whole[whole.length >> 1] ?? 0) ^ 1;
      await cache.put(key ?? '', new Response(whole));
      await (await caches.open('disan360:seen')).delete(key ?? '');
      const shown = new Uint8Array(await (await fetch(key?.url ?? '')).arrayBuffer());
      return {
        same: shown.every((byte, index) => byte === whole[index]),
        left: (await cache.match(key ?? '')) !== undefined,
      };
    }, PACK);
    expect(damaged).toEqual({ same: false, left: false });
  });

  it('notices that the device has taken it away, says so, and fetches it again at one tap', async () => {
    await page.evaluate((name) => caches.delete(name), PACK);
    await page.goto(station.address(`/vi/${TOUR}/cong-tien`));
    await untilState(page, 'sharp', 'cong-tien');
    await page.getByText(/Máy đã xóa bản lưu/).waitFor();
    await shoot('keep-removed');
    await page.getByRole('button', { name: 'Tải lại' }).click();
    await kept();
  });

  it('is removed at one tap, and nothing remains', async () => {
    await page.getByRole('button', { name: /Xóa .* khỏi máy/ }).click();
    await page.getByRole('button', { name: /^Tải về/ }).waitFor();
    expect(await entries()).toBe(0);
    expect(errors.filter((line) => !/ERR_CONNECTION|Failed to fetch|failed: |416/.test(line))).toEqual([]);
  });
});

describe('in the browser of an app', () => {
  it('promises nothing, and says in two languages how to open the tour in a browser', async () => {
    const inApp = await browser.newContext({
      ...PHONE,
      userAgent: 'Mozilla/5.0 (Linux; Android 13; wv) Chrome/126.0 Mobile Zalo android/12100',
    });
    await inApp.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }),
    );
    page = await inApp.newPage();
    const wrong = watchErrors(page);
    await page.goto(station.address(`/vi/${TOUR}/cong-tien`));
    await untilState(page, 'sharp', 'cong-tien');
    await openKeep();
    await page.getByRole('heading', { name: 'Mở bằng trình duyệt để tải về' }).waitFor();
    await page.getByText('Open in your browser to download').waitFor();
    expect(await page.getByRole('button', { name: /^Tải về/ }).count()).toBe(0);
    await shoot('in-app');
    expect(wrong).toEqual([]);
    await inApp.close();
  });
});
