import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LONG, report } from '../faults-report';
import { launch, PLAIN_PHONE, untilState } from './browser';
import { TOUR, untilStored } from './kept-device';
import { Station } from './station';

const FOLDER = inject('siteFolder');
const station = new Station(FOLDER);
const GOOD = readFileSync(join(FOLDER, 'sw.js'), 'utf8');
const OFF = readFileSync(join(FOLDER, 'sw-off.js'), 'utf8');
const JS = { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' };
/** The name that this build gives to its set of files: src/bin/build.mjs. */
const LIST = readFileSync(resolve(import.meta.dirname, '../../build/app.json'));
const BUILD = createHash('sha256').update(LIST).digest('hex').slice(0, 16);

let browser: Browser;
let context: BrowserContext;
let page: Page;
let loads = 0;

const worker =
  (body: string, status = 200, headers: Record<string, string> = JS): RequestListener =>
  (request, response) => {
    if (request.url === '/sw.js') response.writeHead(status, headers).end(body);
  };

/** The worker of another build, which has its files in a store of its own. */
function newer(letter: string): string {
  expect(GOOD).toContain(BUILD);
  return GOOD.replaceAll(BUILD, letter.repeat(16));
}

const isControlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);

const isWaiting = () =>
  page
    .evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
    .catch(() => 'between two pages');

const apps = () =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('disan360:app:'))).catch(() => []);

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

/** Whether what was seen opens: the canvas with the picture, not the page that says that it is not here. */
async function opensWithoutNetwork(): Promise<boolean> {
  await context.setOffline(true);
  try {
    await page.goto(station.address(`/vi/${TOUR}/cong-tien`), { waitUntil: 'commit' });
    await page.waitForFunction(
      () => document.querySelector('#stage[data-state=sharp]') ?? document.querySelector('body.offline-page'),
      undefined,
      { timeout: 60_000 },
    );
    return (await page.locator('#stage').count()) === 1;
  } catch {
    return false;
  } finally {
    await context.setOffline(false);
  }
}

/** A telephone that was here once. */
async function visitAnew(): Promise<void> {
  station.instead = undefined;
  for (const before of browser.contexts()) await before.close();
  context = await browser.newContext({ ...PLAIN_PHONE, locale: 'vi-VN' });
  page = await context.newPage();
  page.on('load', () => loads++);
  await open();
  await untilStored(page);
}

beforeAll(async () => {
  await station.start();
  browser = await launch();
  await visitAnew();
});
afterAll(async () => {
  await browser.close();
  await station.stop();
});

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
    [
      'is an old one that a proxy wants to keep for a year',
      worker(GOOD, 200, { ...JS, 'Cache-Control': 'max-age=31536000' }),
    ],
  ])('that %s is not taken: the old one goes on', async (kind, instead) => {
    station.instead = instead;
    await update();
    await settled();
    expect(await isControlled()).toBe(true);
    if (LONG) expect(await opensWithoutNetwork()).toBe(true);
    station.instead = undefined;
    report('A4', `a worker that ${kind}`, { 'the old one goes on': 'yes', 'opens without a network': 'yes' });
  });

  it('has harmed nothing after all that', async () => expect(await opensWithoutNetwork()).toBe(true));
});

describe('A3: a new version in the middle of a visit', () => {
  it('waits, is offered, and changes nothing by itself, even when the server has only new files', async () => {
    await open();
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });
    // The tour's own word of welcome comes first.
    await page.locator('.notice .round').click();
    const before = loads;
    station.instead = (request, response) => {
      worker(newer('e'))(request, response);
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
    expect(await isWaiting()).toBe(true);
  });

  it('is taken when the visitor says so; the same scene opens again, and the earlier application goes with the next page', async () => {
    station.instead = worker(newer('e'));
    await page.getByRole('button', { name: 'Dùng ngay' }).click();
    await expect.poll(isWaiting, { timeout: 30_000 }).toBe(false);
    await untilState(page, 'sharp', 'cong-tien');
    const next = () => open().then(apps);
    await expect.poll(next, { timeout: 60_000 }).toEqual([`disan360:app:${'e'.repeat(16)}`]);
  });

  it('is taken at a cold start, and the earlier application goes', async () => {
    station.instead = worker(newer('f'));
    await update();
    await settled();
    await page.close();
    // Nobody opens a tour again within the moment in which it is closed.
    await new Promise((later) => setTimeout(later, 1_500));
    page = await context.newPage();
    await open();
    await expect.poll(isWaiting, { timeout: 20_000 }).toBe(false);
    await expect.poll(apps, { timeout: 30_000 }).toEqual([`disan360:app:${'f'.repeat(16)}`]);
  });
});

describe('what breaks all the same', () => {
  const CLEARS = `self.addEventListener('install', (event) => event.waitUntil(
    caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => Promise.reject(new Error('x')))));`;
  const BREAKS_ALL = `self.addEventListener('install', () => self.skipWaiting());
    self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    self.addEventListener('fetch', (event) => event.respondWith(new Response('broken')));`;
  const said = async () =>
    (await page.goto(station.address('/vi/'), { timeout: 10_000 }).catch(() => undefined))?.text();

  it('[broken] a worker that makes room before it is installed is found out, and one visit with a good one heals it', async () => {
    await visitAnew();
    station.instead = worker(CLEARS);
    await update();
    await settled();
    expect(await opensWithoutNetwork()).toBe(false);
    station.instead = worker(newer('a'));
    await open();
    await expect.poll(apps, { timeout: 30_000 }).toContain(`disan360:app:${'a'.repeat(16)}`);
    await settled();
    await untilStored(page);
    expect(await opensWithoutNetwork()).toBe(true);
    report('A4', 'a worker that makes room before it is installed (broken on purpose)', { 'found out': 'yes' });
  });

  it('is healed by one visit once sw-off.js is put in its place; [broken] one that waits its turn leaves every page broken', async () => {
    await visitAnew();
    station.instead = worker(BREAKS_ALL);
    await update();
    await expect.poll(said, { timeout: 30_000 }).toBe('broken');
    const patient = OFF.replace('self.skipWaiting()', 'undefined');
    expect(patient).not.toBe(OFF);
    station.instead = worker(patient);
    await said();
    await expect.poll(isWaiting, { timeout: 30_000 }).toBe(true);
    expect(await said()).toBe('broken');
    report('A4', 'a way out that waits its turn (broken on purpose)', { 'found out': 'yes' });
    station.instead = worker(OFF);
    await page.goto(station.address(`/vi/${TOUR}/cong-tien`)).catch(() => undefined);
    await untilState(page, 'sharp', 'cong-tien');
    report('A4', 'a worker that breaks every page, then sw-off.js', { 'visits until healed': 1 });
    station.instead = undefined;
  });
});
