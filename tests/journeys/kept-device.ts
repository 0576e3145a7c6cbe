import type { Locator, Page } from 'playwright-core';
import { compare } from './picture';

export const TOUR = 'thanh-co-quang-tri';
export const START = `/vi/${TOUR}/cong-tien`;
/** In which a scene has to be there without a network: RELIABILITY, A1. */
export const OPENS_MS = 3_000;

/** What a device says of the tour that is being kept on it. */
export interface Holding {
  /** Bytes and files of the pack; those that are there in the right bytes; and wrong ones. */
  total: number;
  files: number;
  there: number;
  wrong: number;
  isWhole: boolean;
  /** Scenes whose picture is whole, and the others. */
  ready: string[];
  others: string[];
}

/** Waits until something is so; also before any test has begun. */
export async function until(isSo: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It did not become so within ${timeoutMs} ms: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const untilControlled = (page: Page): Promise<void> =>
  until(() => page.evaluate(() => navigator.serviceWorker.controller !== null));

/** Until the worker has stored a scene's page and the manifest; read from the store, for an answer may come before the bytes. */
export const untilStored = (page: Page, path = START): Promise<void> =>
  until(() =>
    page.evaluate(
      async ([key, tour]) => {
        if (!navigator.serviceWorker.controller || !(await caches.match(key, { cacheName: 'disan360:pages' })))
          return false;
        const seen = await caches.open('disan360:seen');
        return (await seen.keys()).some(({ url }) => url.includes(`/tours/${tour}/tour-`));
      },
      [`${path}/`, TOUR] as const,
    ),
  );

/** Reads the stores themselves, and checks every file by its hash. */
export const holdingOf = (page: Page): Promise<Holding> =>
  page.evaluate(async (tour) => {
    const read = async (key: string): Promise<unknown> =>
      (await caches.match(key, { cacheName: 'disan360:packs' }))?.json().catch(() => undefined);
    const whole = await read(`/-/packs/${tour}`);
    const pack = (whole ?? (await read(`/-/begun/${tour}`))) as
      { files: { key: string; bytes: number; sha256: string; scene?: string }[]; bytes: number } | undefined;
    const holding = { total: pack?.bytes ?? 0, files: pack?.files.length ?? 0, there: 0, wrong: 0 };
    const scenes = new Map<string, boolean>();
    const name = `disan360:pack:${tour}`;
    const cache = (await caches.has(name)) ? await caches.open(name) : undefined;
    for (const { key, bytes, sha256, scene } of pack?.files ?? []) {
      const blob = await (await cache?.match(key))?.blob();
      if (scene !== undefined) scenes.set(scene, (scenes.get(scene) ?? true) && blob !== undefined);
      if (!blob) continue;
      const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
      const hex = [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      if (blob.size === bytes && hex === sha256) holding.there += bytes;
      else holding.wrong++;
    }
    const ids = [...scenes.keys()];
    return {
      ...holding,
      isWhole: whole !== undefined,
      ready: ids.filter((id) => scenes.get(id)),
      others: ids.filter((id) => !scenes.get(id)),
    };
  }, TOUR);

/** The picture alone. */
export async function stageShot(page: Page): Promise<Buffer> {
  const style = await page.addStyleTag({ content: '#app { visibility: hidden !important }' });
  const picture = await page.screenshot();
  await style.evaluate((element) => (element as unknown as { remove(): void }).remove());
  return picture;
}

export interface Opening {
  milliseconds: number;
  /** What the page is: the scene itself, or the page that says that it is not here. */
  is: 'scene' | 'told' | 'nothing';
}

/** Opens a scene without a network and says how long it took until there was something to see. */
export async function openScene(page: Page, address: string): Promise<Opening> {
  const began = Date.now();
  const reached = await page.goto(address, { waitUntil: 'commit' }).catch(() => undefined);
  if (!reached) return { milliseconds: Date.now() - began, is: 'nothing' };
  const seen = await page
    .waitForFunction(
      () => {
        const told = document.body?.classList.contains('offline-page');
        if (told) return 'told';
        return performance.getEntriesByName('pano:first').length > 0 ? 'scene' : '';
      },
      undefined,
      { timeout: 20_000, polling: 50 },
    )
    .then((handle) => handle.jsonValue())
    .catch(() => '');
  return { milliseconds: Date.now() - began, is: seen === 'scene' || seen === 'told' ? seen : 'nothing' };
}

/** Whether a picture comes to look as it did with a network; it may still be on its way. */
export async function looksLike(page: Page, reference: Buffer): Promise<boolean> {
  await page.waitForSelector('#app[data-awake]', { state: 'attached' });
  const isAlike = async () => {
    const { mean, different } = await compare(reference, await stageShot(page));
    return mean < 1 && different < 0.01;
  };
  return until(isAlike, 20_000).then(
    () => true,
    () => false,
  );
}

/** A picture that no longer changes. */
export async function restingShot(page: Page): Promise<Buffer> {
  await page.waitForSelector('#app[data-awake]', { state: 'attached' });
  let shot = await stageShot(page);
  await until(async () => {
    const before = shot;
    await page.waitForLoadState('networkidle');
    shot = await stageShot(page);
    return before.equals(shot);
  });
  return shot;
}

/** Opens the sheet about keeping. */
export async function openKeeping(page: Page): Promise<void> {
  await page.waitForSelector('#app[data-awake]', { state: 'attached' });
  await page.getByRole('button', { name: 'Các cảnh' }).click();
  await page.locator('#scenes .sheet-body > p .button').click();
  await page.locator('#keep[data-open]').waitFor();
}

/** Opens it, and waits until the size is known. */
export async function weighed(page: Page): Promise<Locator> {
  await openKeeping(page);
  const download = page.locator('#keep').getByRole('button', { name: /^Tải (?:về [\d,.]+ MB|tiếp.*)$/ });
  await download.waitFor();
  return download;
}

/** And has the download begin or go on. */
export const startKeeping = async (page: Page): Promise<void> => (await weighed(page)).click();

export const isKept = (page: Page) => page.getByText(/Tour này đã có đủ trên máy/).waitFor({ timeout: 120_000 });
