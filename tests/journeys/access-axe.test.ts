import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { violations } from './access/axe';
import { AROUND_SCENE, LIGHT_PHONE, PAGES, STATES, type State } from './access/states';
import { LANGUAGES, wordsOf } from './access/words';
import { KIOSK, launch } from './browser';

const SITE = inject('site');
const DESKTOP: BrowserContextOptions = { viewport: { width: 1_280, height: 800 } };
const DEVICES = { phone: LIGHT_PHONE, desktop: DESKTOP, kiosk: KIOSK };

type Case = readonly [device: keyof typeof DEVICES, lang: string, states: readonly State[]];

/** All of it by `npm run test:access`; the states that most visitors meet in `npm test`. */
const SHORT: readonly Case[] = [
  ['phone', 'vi', AROUND_SCENE.filter(({ name }) => !/buttons|keep/.test(name))],
  ['desktop', 'fr', PAGES.slice(0, 4)],
];
const devices = Object.keys(DEVICES) as (keyof typeof DEVICES)[];
const WHOLE: readonly Case[] = devices.flatMap((device) => LANGUAGES.map((lang): Case => [device, lang, STATES]));

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

describe.each(process.env['ACCESS'] === 'whole' ? WHOLE : SHORT)('on a %s in %s', (device, lang, states) => {
  it('axe finds nothing in any state', async () => {
    const context = await browser.newContext({ ...DEVICES[device], reducedMotion: 'reduce' });
    const page = await context.newPage();
    const stand = { page, site: SITE, lang, say: wordsOf(lang) };
    const found: Record<string, string[]> = {};
    for (const { name, reach, leave } of states) {
      await reach(stand).catch((error: unknown) => {
        throw new Error(`“${name}” could not be reached: ${String(error)}`);
      });
      if (process.env['SHOTS']) {
        const file = `${name.replace(/\W+/g, '-')}-${device}-${lang}.png`;
        await page.screenshot({ path: `${process.env['SHOTS']}/${file}` });
      }
      const wrong = await violations(page);
      if (wrong.length > 0) found[name] = wrong;
      await leave?.(stand);
    }
    expect(found).toEqual({});
    await context.close();
  });
});

it('axe would notice a button without a name and words too pale to read', async () => {
  const page = await browser.newPage();
  await page.goto(`${SITE}/vi/`);
  await page.evaluate(() => {
    const pale = Object.assign(document.createElement('p'), { textContent: 'nhạt' });
    pale.style.cssText = 'color: #ccc; background: #fff';
    document.querySelector('main')?.append(document.createElement('button'), pale);
  });
  const found = (await violations(page)).join();
  expect(found).toContain('button-name');
  expect(found).toContain('color-contrast');
  await page.close();
});
