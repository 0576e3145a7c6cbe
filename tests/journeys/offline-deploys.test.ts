import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ListedFile } from '../../src/tour/published';
import { LONG, report, times } from '../faults-report';
import { seeded } from '../pack/seeded';
import { launch, untilState } from './browser';
import { START, TOUR, until, untilControlled } from './kept-device';
import { Station } from './station';

const SEED = Number(process.env['SEED'] ?? 20_262);
const DEPLOYS = times(50, 0);
const ROOT = resolve(import.meta.dirname, '../..');
const SECOND = join(ROOT, 'node_modules/.cache/disan360/test-site-2');
const BUILDS = ['build', 'node_modules/.cache/disan360/build-2'] as const;
const SITES = [inject('siteFolder'), SECOND] as const;
const SCREEN = { viewport: { width: 320, height: 560 }, locale: 'vi-VN' };
const JS = { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' };

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

const scriptsOf = (build: string): string[] =>
  (JSON.parse(read(ROOT, build, 'app.json')) as ListedFile[])
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.js'));

/** The name of the store that a build's worker has for its files: src/bin/build.mjs. */
const storeOf = (build: string): string =>
  `disan360:app:${createHash('sha256')
    .update(read(ROOT, build, 'app.json'))
    .digest('hex')
    .slice(0, 16)}`;

/** A worker that takes over at once and throws away what open pages were built with. */
const hasty = (own: string): string => `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  const apps = (await caches.keys()).filter((name) => name.startsWith('disan360:app:'));
  for (const name of apps) if (name !== '${own}') await caches.delete(name);
})()));`;

describe.runIf(LONG)(`A3: ${DEPLOYS} deploys of the application in mid-visit (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const station = new Station(SITES[0]);
  let scripts: readonly string[][] = [];
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let loads = 0;

  async function open(scene: string): Promise<void> {
    page = await context.newPage();
    page.on('load', () => loads++);
    await page.goto(station.address(`/vi/${TOUR}/${scene}`));
    await untilState(page, 'live', scene);
  }

  const state = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const stage = document.getElementById('stage');
      return {
        waits: registration?.waiting !== undefined && registration.waiting !== null,
        isBusy: registration?.installing !== null,
        scene: stage?.dataset['scene'],
        address: location.href,
        entry: (JSON.parse(document.getElementById('page')?.textContent ?? '{}') as { entry?: string }).entry ?? '',
        apps: (await caches.keys()).filter((name) => name.startsWith('disan360:app:')),
      };
    });

  /** Everything that this page may still ask for; nothing may come from the browser's own store. */
  async function failedImports(files: readonly string[]): Promise<number> {
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.clearBrowserCache');
    // As words: what is compiled with this file would import by the test's own means.
    const imports = `Promise.allSettled(${JSON.stringify(files)}.map((path) => import(path)))`;
    return page.evaluate<number>(
      `${imports}.then((ends) => ends.filter(({ status }) => status === 'rejected').length)`,
    );
  }

  /** `old`: where files that are not in the folder are still served from. */
  async function deploy(folder: string, { old, extra = '' }: { old?: string | undefined; extra?: string }) {
    station.deploy(folder);
    station.instead = ({ url = '' }, response) => {
      const isGone = url.startsWith('/assets/') && !existsSync(join(folder, url));
      if (isGone && old !== undefined) response.writeHead(200, JS).end(read(old, url));
      if (url === '/sw.js' && extra !== '') response.writeHead(200, JS).end(read(folder, 'sw.js') + extra);
    };
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(async () => (await state()).isBusy, { timeout: 60_000, interval: 100 }).toBe(false);
  }

  /** What a build's worker has fetched ahead; the rest of its scripts comes when it is wanted. */
  function ahead(build: number): string[] {
    const worker = read(SITES[build] ?? '', 'sw.js');
    return (scripts[build] ?? []).filter((path) => worker.includes(path));
  }

  const coldStart = async (scene: string) => {
    await page.close();
    // Nobody opens a tour again within the moment in which it is closed; a worker that still stores something goes on for a while.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await open(scene);
  };

  beforeAll(async () => {
    const args = ['tests/journeys/second-build.mjs', SECOND];
    const made = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
    if (made.status !== 0) throw new Error('The second build could not be made.');
    scripts = BUILDS.map(scriptsOf);
    await station.start();
    browser = await launch();
    context = await browser.newContext(SCREEN);
    await open('cong-tien');
    await untilControlled(page);
  }, 400_000);
  afterAll(async () => {
    await browser.close();
    await station.stop();
    rmSync(SECOND, { recursive: true, force: true });
  });

  it('fails no import and reloads nothing unasked; the new one is there at the next cold start', async () => {
    const found = { failedImports: 0, reloads: 0, moved: 0, late: 0, oldPages: 0, mostApps: 0 };
    for (let run = 1; run <= DEPLOYS; run++) {
      const [before, after] = [(run - 1) % 2, run % 2];
      await new Promise((resolve) => setTimeout(resolve, random() * 1_500));
      const [loadsBefore, { scene, address }] = [loads, await state()];
      // A server that keeps old files, as ours does; and every other time one that does not.
      const isKeeping = random() < 0.5;
      await deploy(SITES[after] ?? '', { old: isKeeping ? SITES[before] : undefined });
      found.failedImports += await failedImports(isKeeping ? (scripts[before] ?? []) : ahead(before));
      found.reloads += loads - loadsBefore;
      const now = await state();
      if (now.scene !== scene || now.address !== address) found.moved++;
      await coldStart(run % 3 === 0 ? 'dai-tuong-niem' : 'cong-tien');
      const isTaken = () =>
        state().then(
          ({ waits }) => !waits,
          () => false,
        );
      await until(isTaken, 20_000).catch(() => found.late++);
      // A network that takes longer than the worker's patience leaves the page of before, with all that it needs.
      if (scripts[after]?.includes((await state()).entry) !== true) found.oldPages++;
      found.mostApps = Math.max(found.mostApps, (await state()).apps.length);
    }
    report('A3', `${DEPLOYS} deploys in mid-visit, half of them with the old files gone`, {
      'failed imports': found.failedImports,
      'unasked reloads': found.reloads,
      'scene or view lost': found.moved,
      'old worker after the next cold start': found.late,
      'opened by the page of before': found.oldPages,
      'applications stored, most': found.mostApps,
    });
    const { mostApps, oldPages } = found;
    expect(found).toEqual({ failedImports: 0, reloads: 0, moved: 0, late: 0, oldPages, mostApps });
    expect(mostApps).toBeLessThanOrEqual(3);
  }, 1_500_000);

  it('[broken] a worker that takes over at once and throws away the old files is found out', async () => {
    const [before, after] = [DEPLOYS % 2, (DEPLOYS + 1) % 2];
    const own = storeOf(BUILDS[after] ?? '');
    await deploy(SITES[after] ?? '', { extra: hasty(own) });
    await expect.poll(async () => (await state()).apps, { timeout: 30_000 }).toEqual([own]);
    const failed = await failedImports(ahead(before));
    report('A3', 'a worker that takes over at once (broken on purpose)', { 'failed imports': failed });
    expect(failed).toBeGreaterThan(0);
  }, 120_000);

  it('opens what was seen before an update without a network after it', async () => {
    station.instead = undefined;
    await page.close();
    await open('cong-tien');
    await untilState(page, 'sharp', 'cong-tien');
    await station.stop();
    await page.goto(station.address(START));
    await untilState(page, 'sharp', 'cong-tien');
    await station.start();
  }, 120_000);
});
