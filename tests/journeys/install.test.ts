import { join } from 'node:path';
import sharp from 'sharp';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { untilState } from './browser';
import { START, TOUR } from './kept-device';
import { MortalBrowser } from './mortal-browser';

const SITE = inject('site');
const FOLDER = inject('siteFolder');
const browser = new MortalBrowser();
let page: Page;
let cdp: CDPSession;

beforeAll(async () => {
  page = await browser.start();
  cdp = await page.context().newCDPSession(page);
  await page.setViewportSize({ width: 412, height: 915 });
  await page.goto(SITE + START);
  await untilState(page, 'sharp', 'cong-tien');
});
afterAll(() => browser.remove());

interface AppManifest {
  id: string;
  lang: string;
  start_url: string;
  shortcuts: { name: string; url: string }[];
  icons: { src: string; sizes: string; purpose: string }[];
  screenshots: { src: string; sizes: string; form_factor: string }[];
}

async function manifestOf(address: string): Promise<AppManifest> {
  await page.goto(SITE + address);
  const { errors, data } = await cdp.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  return JSON.parse(data ?? '') as AppManifest;
}

const shoot = async (name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

const offer = () =>
  page.evaluate(() => {
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => Promise.resolve(void (document.documentElement.dataset['asked'] = '')),
      userChoice: Promise.resolve({ outcome: 'accepted' }),
    });
    dispatchEvent(event);
    return event.defaultPrevented;
  });

describe('the application that is put on a home screen', () => {
  it('asks for nothing at the first visit', async () => {
    expect(await offer()).toBe(true);
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });
    await page.locator('.notice .round').click();
    // The part that offers has come, and has noted the visit.
    await expect.poll(() => page.evaluate(() => localStorage.getItem('came')), { timeout: 30_000 }).toBe('1');
    expect(await page.getByRole('button', { name: 'Thêm', exact: true }).count()).toBe(0);
  });

  it('can be installed: Chromium finds no fault with it', async () => {
    expect((await cdp.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
  });

  it('is one application with a face in each language', async () => {
    const [vi, en] = [await manifestOf(START), await manifestOf(`/en/${TOUR}/`)];
    expect([vi.id, vi.lang, vi.start_url]).toEqual(['/', 'vi', '/vi/']);
    expect([en.id, en.lang, en.start_url]).toEqual(['/', 'en', '/en/']);
    expect(vi.shortcuts.map(({ url }) => url)).toEqual([`/vi/${TOUR}/`, '/q/', '/en/']);
    expect(en.shortcuts[0]?.name).not.toBe(vi.shortcuts[0]?.name);
    for (const { src, sizes } of [...vi.icons, ...vi.screenshots, ...en.screenshots]) {
      const { width, height } = await sharp(join(FOLDER, src)).metadata();
      expect([src, `${width}x${height}`]).toEqual([src, sizes]);
    }
    expect(new Set(vi.icons.map(({ purpose }) => purpose))).toEqual(new Set(['any', 'maskable']));
  });

  it('is offered at the second visit, once, with the browser’s own question', async () => {
    const again = await page.context().newPage();
    await page.close();
    page = again;
    await page.setViewportSize({ width: 412, height: 915 });
    await page.goto(SITE + START);
    await untilState(page, 'sharp', 'cong-tien');
    await offer();
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });
    const add = page.getByRole('button', { name: 'Thêm', exact: true });
    // The tour's own notice goes first; which of the two comes first does not matter.
    await page.locator('.notice', { hasNot: add }).locator('.round').first().click();
    await add.waitFor();
    await shoot('install-notice');
    await add.click();
    await add.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.dataset['asked'])).toBe('');
  });
});
