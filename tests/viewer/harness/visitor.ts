import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { View } from '../../../src/tour/view';
import { watchErrors } from '../../journeys/browser';
import type { TestSite } from './serve';

export interface Visitor {
  page: Page;
  errors: string[];
  close(): Promise<void>;
}

export async function visitor(browser: Browser, screen: BrowserContextOptions): Promise<Visitor> {
  const context = await browser.newContext(screen);
  const page = await context.newPage();
  return { page, errors: watchErrors(page), close: () => context.close() };
}

export const stateOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLElement>('#stage')?.dataset['state'] ?? '');

/** Waits until the viewer says so, and what it drew is on the screen. */
export async function until(page: Page, state: 'live' | 'sharp'): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const now = document.querySelector<HTMLElement>('#stage')?.dataset['state'];
      return now === 'sharp' || now === wanted;
    },
    state,
    { timeout: 60_000 },
  );
  await presented(page);
}

export const presented = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))),
  );

export const untilViewer = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => 'viewer' in window, undefined, { timeout: 60_000 });

/** Opens a scene and waits until all of it is there. */
export async function openScene(page: Page, site: TestSite, address: string): Promise<void> {
  await page.goto(site.origin + address);
  await untilViewer(page);
  await until(page, 'sharp');
}

export const viewOf = (page: Page): Promise<View> => page.evaluate(() => ({ ...window.viewer.view }));

export async function turnTo(page: Page, view: Partial<View>): Promise<void> {
  await page.evaluate((wanted) => window.viewer.turnTo(wanted, { animate: false }), view);
  await presented(page);
  await until(page, 'sharp');
}

/** Keeps the application's code back until it is let through. */
export async function holdCode(page: Page): Promise<() => void> {
  let letThrough: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    letThrough = done;
  });
  await page.route('**/main.js', async (route) => {
    await released;
    await route.continue();
  });
  return letThrough;
}
