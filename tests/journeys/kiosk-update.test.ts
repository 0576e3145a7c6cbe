import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launch } from './browser';
import { Publishing, untilServed } from './kiosk-publishing';
import { pressSmallTour } from './small-tour';
import { Station } from './station';
import { tell, type Step } from './steps';

const TOUR = 'thanh-nho';

let folder: string;
let station: Station;
let publishing: Publishing;
let browser: Browser;
let page: Page;

beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-update-'));
  const site = await pressSmallTour(folder, { id: TOUR, title: 'Bản một' });
  publishing = new Publishing(site, TOUR);
  station = new Station(site);
  await station.start();
  page = await (await browser.newContext({ viewport: { width: 640, height: 400 }, reducedMotion: 'reduce' })).newPage();
  // Time can be let pass at once.
  await page.addInitScript(() => {
    if (window.top !== window) return;
    const real = performance.now.bind(performance);
    let ahead = 0;
    performance.now = () => real() + ahead;
    addEventListener('later', (event) => (ahead += (event as CustomEvent<number>).detail));
  });
  await page.goto(station.address(`/kiosk/${TOUR}/`));
});
afterEach(async () => {
  await page.context().close();
  await station.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Kept {
  title: string;
  phase: string | undefined;
  isShown: boolean;
  held: string | undefined;
  isOnTrial: boolean;
  refused: number;
  /** Versions whose manifest is here, whole or on the way. */
  manifests: number;
  troubles: string[];
  isMarked: boolean;
}

/** What the kiosk shows and has. While its page is just being loaded anew it cannot be asked. */
const now = (): Promise<Kept | undefined> =>
  page
    .evaluate(async (tour) => {
      const read = async (key: string) =>
        (await (await caches.match(key, { cacheName: 'disan360:packs' }))?.json()) as { version: string } | undefined;
      const cache = await caches.open(`disan360:pack:${tour}`);
      const keys = (await cache.keys()).map(({ url }) => new URL(url).pathname);
      const ring = JSON.parse(localStorage.getItem('kiosk.ring') ?? '[]') as { code: string }[];
      const state = document.querySelector('iframe')?.contentDocument?.querySelector<HTMLElement>('#stage')?.dataset;
      return {
        title: document.querySelector('.name.main b')?.textContent ?? '',
        phase: document.documentElement.dataset['kiosk'],
        isShown: state !== undefined && state['state'] !== 'poster',
        held: (await read(`/-/packs/${tour}`))?.version,
        isOnTrial: (await read(`/-/trial/${tour}`)) !== undefined,
        refused: (localStorage.getItem('kiosk.refused') ?? '').split(' ').filter(Boolean).length,
        manifests: keys.filter((key) => /\/tour-\w+\.json$/.test(key)).length,
        troubles: ring.map(({ code }) => code),
        isMarked: 'marked' in window,
      };
    }, TOUR)
    .catch(() => undefined);

const until = (isSo: (kept: Kept) => boolean): Promise<unknown> =>
  expect
    .poll(
      async () => {
        const kept = await now();
        return kept && (isSo(kept) || kept);
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBe(true);

/** The kiosk looks once an hour, and whenever the network is back. */
async function look(): Promise<void> {
  await untilServed();
  await page.evaluate(() => dispatchEvent(new Event('online')));
}

const isSettled = ({ title, phase, isShown, isOnTrial }: Kept): boolean =>
  title !== '' && phase === 'attract' && isShown && !isOnTrial;

async function holdWhole(): Promise<void> {
  await until(isSettled);
  await look();
  await until((kept) => isSettled(kept) && kept.held !== undefined);
}

async function takeAfterVisitor(): Promise<void> {
  const before = await now();
  await page.click('.attract');
  await page.click('.large[lang=vi]');
  await page.frameLocator('iframe').locator('#app[data-awake]').waitFor();
  await page.evaluate(() => Object.assign(window, { marked: true }));
  publishing.manifest((text) => text.replace('Bản một', 'Bản hai'));
  publishing.keep();
  await look();
  await until(({ manifests }) => manifests === 2);
  expect(await now()).toMatchObject({ phase: 'visit', isMarked: true, held: before?.held });
  await page.click('.dock button >> nth=2');
  await until(({ phase }) => phase === 'attract');
  await look();
  await until((kept) => isSettled(kept) && !kept.isMarked && kept.title === 'Bản hai' && kept.manifests === 1);
}

async function refuseDamaged(): Promise<void> {
  const before = await now();
  publishing.damaged();
  await look();
  await until(({ troubles }) => troubles.includes('not-fetched'));
  expect(await now()).toMatchObject({ held: before?.held, isOnTrial: false, title: 'Bản hai' });
  publishing.restore();
}

async function giveUp(): Promise<void> {
  await page.evaluate(() => Object.assign(window, { marked: true }));
  publishing.pages((html, path) => (path.startsWith('/kiosk/') ? html : '<!doctype html><p>x'));
  await look();
  await until(({ isOnTrial, isMarked }) => isOnTrial && !isMarked);
  const later = () => page.evaluate(() => dispatchEvent(new CustomEvent('later', { detail: 13_000 })));
  await until((kept) => (kept.refused === 0 && void later(), kept.refused === 1 && isSettled(kept)));
  expect(await now()).toMatchObject({ title: 'Bản hai', troubles: expect.arrayContaining(['rolled-back']) as never });
  await page.evaluate(() => Object.assign(window, { marked: true }));
  const asked = station.requests.length;
  await look();
  await expect.poll(() => station.requests.slice(asked).join()).toMatch(/files-\w+\.json/);
  expect(await now()).toMatchObject({ isMarked: true, isOnTrial: false, refused: 1 });
}

const STEPS: readonly Step<undefined>[] = [
  ['holds the tour whole soon after its first start', holdWhole],
  ['takes a new version when its visitor has gone, not before', takeAfterVisitor],
  ['does not take what is not as its list says', refuseDamaged],
  ['gives a version up that does not show itself three times, and does not try it again', giveUp],
];

describe('a kiosk and what is published meanwhile', () => {
  it('takes what is good when nobody is there, and nothing else', () => tell('A kiosk', undefined, STEPS), 300_000);
});
