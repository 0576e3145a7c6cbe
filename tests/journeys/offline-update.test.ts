import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, PHONE, untilState } from './browser';
import { Station } from './station';

const LONG = process.env['FAULTS'] === 'long';
const TOUR = 'thanh-co-quang-tri';
const FOLDER = inject('siteFolder');
const station = new Station(FOLDER);
const GOOD = readFileSync(join(FOLDER, 'sw.js'), 'utf8');
const JS = { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' };

let browser: Browser;
let context: BrowserContext;
let page: Page;
let loads = 0;

const worker =
  (body: string, status = 200, headers: Record<string, string> = JS): RequestListener =>
  (request, response) => {
    if (request.url === '/sw.js') response.writeHead(status, headers).end(body);
  };

const isControlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);

const update = () =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
  });

const settled = () =>
  expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing === null), {
      timeout: 20_000,
    })
    .toBe(true);

async function open(path = `/vi/${TOUR}/cong-tien`): Promise<void> {
  await page.goto(station.address(path));
  await untilState(page, 'sharp');
}

async function openWithoutNetwork(): Promise<void> {
  await context.setOffline(true);
  await open();
  await context.setOffline(false);
}

beforeAll(async () => {
  await station.start();
  browser = await launch();
  context = await browser.newContext({ ...PHONE, locale: 'vi-VN' });
  page = await context.newPage();
  page.on('load', () => loads++);
  await open();
});
afterAll(async () => {
  await browser.close();
  await station.stop();
});

it('begins with a worker that is well', () => expect.poll(isControlled, { timeout: 60_000 }).toBe(true));

describe('A4: a broken worker on the server', () => {
  it.each([
    ['is missing', worker('not found', 404)],
    ['is a page', worker('<!doctype html><title>Wi-Fi</title>', 200, { 'Content-Type': 'text/html' })],
    ['cannot be read', worker('this is not a script {')],
    [
      'throws while it is installed',
      worker('self.addEventListener("install", (event) => event.waitUntil(Promise.reject(new Error("x"))));'),
    ],
    ['comes with an error', worker('error', 500)],
    ['is cut short', worker(GOOD.slice(0, GOOD.length >> 1))],
  ])('that %s is not taken: the old one goes on', async (_, instead) => {
    station.instead = instead;
    await update();
    await settled();
    station.instead = undefined;
    expect(await isControlled()).toBe(true);
    if (LONG) await openWithoutNetwork();
  });

  it('has harmed nothing after all that', openWithoutNetwork);
});

describe('A3: a new version in the middle of a visit', () => {
  it('waits, is offered, and changes nothing by itself, even when the server has only new files', async () => {
    await open();
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });
    // The tour's own word of welcome comes first.
    await page.locator('.notice .round').click();
    const before = loads;
    station.instead = (request, response) => {
      worker(`${GOOD}\n// a newer one`)(request, response);
      if (request.url?.startsWith('/assets/') && !response.headersSent) response.writeHead(404).end();
    };
    await update();
    await page.getByText('Đã có bản mới của ứng dụng.').waitFor({ timeout: 30_000 });
    const files = await page.evaluate(async () => {
      const names = performance.getEntriesByType('resource').map(({ name }) => name);
      const own = names.filter((name) => name.includes('/assets/') && name.endsWith('.js'));
      return Promise.all(own.map(async (name) => (await fetch(name)).status));
    });
    expect(new Set(files)).toEqual(new Set([200]));
    expect(loads).toBe(before);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null)).toBe(
      true,
    );
  });

  it('is taken when the visitor says so, and the same scene opens again', async () => {
    station.instead = worker(`${GOOD}\n// a newer one`);
    await page.getByRole('button', { name: 'Dùng ngay' }).click();
    await expect
      .poll(
        () =>
          page
            .evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting === null)
            .catch(() => false),
        { timeout: 30_000 },
      )
      .toBe(true);
    await untilState(page, 'sharp', 'cong-tien');
  });

  it('is taken at a cold start', async () => {
    station.instead = worker(`${GOOD}\n// the newest one`);
    await update();
    await settled();
    await page.close();
    // Nobody opens a tour again within the moment in which it is closed.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    page = await context.newPage();
    await open();
    const waiting = () =>
      page
        .evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)
        .catch(() => 'unknown');
    await expect.poll(waiting, { timeout: 20_000 }).toBeUndefined();
  });
});

describe('the way out of a worker that breaks every page', () => {
  it('heals with one visit once sw-off.js is put in its place', async () => {
    const broken =
      'self.addEventListener("install",()=>self.skipWaiting());self.addEventListener("activate",(e)=>e.waitUntil(clients.claim()));self.addEventListener("fetch",(e)=>e.respondWith(new Response("broken")));';
    station.instead = worker(broken);
    await update();
    await expect
      .poll(async () => (await page.goto(station.address('/vi/')))?.text(), { timeout: 30_000 })
      .toBe('broken');
    station.instead = worker(readFileSync(join(FOLDER, 'sw-off.js'), 'utf8'));
    await page.goto(station.address(`/vi/${TOUR}/cong-tien`)).catch(() => undefined);
    await untilState(page, 'sharp', 'cong-tien');
    station.instead = undefined;
  });
});
