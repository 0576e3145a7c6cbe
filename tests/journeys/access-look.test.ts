import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { paintSky, paleWords, unpaintSky } from './access/contrast';
import { hiddenFocus } from './access/focus';
import { edgeless, groundsOf } from './access/forced';
import { outOfReach, sideways } from './access/reachable';
import { TOUR } from './access/states';
import { wordsOf } from './access/words';
import { launch, PHONE, untilState } from './browser';

const SITE = inject('site');
const SCENE = 'dai-tuong-niem';

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

async function open(device: BrowserContextOptions, lang: string) {
  const context = await browser.newContext(device);
  const page = await context.newPage();
  await page.goto(`${SITE}/${lang}/${TOUR}/${SCENE}`);
  await untilState(page, 'live', SCENE);
  await page.waitForSelector('.pins[data-named]');
  await page.locator('.rail button').first().waitFor();
  return { context, page };
}

const shoot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
};

/** One visit on a phone, in which one thing after the other is looked at. */
describe('on a phone', () => {
  let visit: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => void (visit = await open({ ...PHONE, reducedMotion: 'reduce' }, 'vi')));
  afterAll(() => visit.context.close());
  const button = (words: string) => visit.page.getByRole('button', { name: wordsOf('vi')(words), exact: true });

  it('words stand out from an all-white and an all-black picture, as measured in pixels', async () => {
    const { page } = visit;
    for (const sky of ['#fff', '#000']) {
      await paintSky(page, sky);
      await shoot(page, `sky-${sky.slice(1)}`);
      expect([sky, await paleWords(page)]).toEqual([sky, []]);
    }
    // A thinner ground under them would not do.
    await paintSky(page, '#fff');
    const thin = await page.addStyleTag({ content: ':root { --chrome: rgb(27 25 21 / 0.3) }' });
    expect(await paleWords(page)).not.toEqual([]);
    await thin.evaluate((style) => style.parentNode?.removeChild(style));
  });

  it('what has the focus is seen, with a notice, a panel or the guide over the picture', async () => {
    const { page } = visit;
    const none = { hidden: [] };
    expect(await hiddenFocus(page)).toMatchObject(none);
    await button('visit:about').click();
    await page.locator('.sheet[data-open]').waitFor();
    const walked = await hiddenFocus(page);
    expect(walked).toMatchObject(none);
    expect(walked.stops).toBeGreaterThan(15);
    await page.locator('.sheet[data-open]').waitFor({ state: 'detached' });
    await page
      .locator('.rail')
      .getByRole('button', { name: wordsOf('vi')('kinds:open.guide') })
      .click();
    await page.locator('.guide').waitFor();
    expect(await hiddenFocus(page)).toMatchObject(none);
    await button('kinds:guide.end').click();
    // A notice that nobody makes room for.
    const over = await page.addStyleTag({
      content: '.bar::after { content: ""; position: fixed; inset: 50% 0 0; pointer-events: auto }',
    });
    expect((await hiddenFocus(page, 0)).hidden).not.toEqual([]);
    await over.evaluate((style) => style.parentNode?.removeChild(style));
  });

  it('every control is seen in colours that the system forces', async () => {
    const { page } = visit;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
      await shoot(page, `forced-${colorScheme}`);
      expect([colorScheme, await edgeless(page), await paleWords(page)]).toEqual([colorScheme, [], []]);
    }
    await button('kinds:open.tools').click();
    await page.locator('.sheet[data-open]').waitFor();
    await shoot(page, 'forced-tools');
    expect(await edgeless(page)).toEqual([]);
    const [on, off] = await groundsOf(page, '.rail [aria-expanded=true]', '.rail [aria-expanded=false]');
    expect(on).not.toBe(off);
    await page.keyboard.press('Escape');
    const bare = await page.addStyleTag({ content: '.rail .round { border: 0 !important }' });
    expect(await edgeless(page)).not.toEqual([]);
    await bare.evaluate((style) => style.parentNode?.removeChild(style));
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'reduce' });
  });

  it('another language is taken in one tap, also with a panel open, which goes on in it', async () => {
    const { page } = visit;
    const fr = wordsOf('fr');
    await unpaintSky(page);
    // The guide may have led on.
    const scene = await page.locator('#stage').getAttribute('data-scene');
    await button('kinds:open.tools').tap();
    await page.locator('#tools[data-open]').waitFor();
    await page.getByRole('link', { name: 'Français' }).tap();
    await page
      .locator('#tools[data-open] h2')
      .filter({ hasText: fr('kinds:tools.title') })
      .waitFor();
    await page
      .getByRole('button', { name: fr('kinds:open.plan') })
      .first()
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(new URL(page.url()).pathname).toBe(`/fr/${TOUR}/${scene}`);
    // The tour has no French words: what stands in for them says what it is.
    expect(await page.locator('h1 [lang]').getAttribute('lang')).toBe('en');
    await shoot(page, 'switched-to-fr');
    await page.reload();
    await page.goto(SITE);
    await page.waitForURL('**/fr/');
  });
});

/** In CSS pixels: what is left of 1280×1024 at 400 %, the narrowest phone, and a phone held sideways. */
const SCREENS = {
  'a screen at 400 %': { width: 320, height: 256 },
  'a narrow phone': { width: 320, height: 640 },
  'a phone on its side': { width: 740, height: 360 },
} as const;

describe('on every screen', () => {
  it('all is in reach, large enough, and never under something else, also in large type', async () => {
    const { context, page } = await open({ viewport: SCREENS['a narrow phone'], reducedMotion: 'reduce' }, 'fr');
    const say = wordsOf('fr');
    await page
      .locator('.notice')
      .getByRole('button', { name: say('visit:close') })
      .click();
    for (const [name, size] of Object.entries(SCREENS)) {
      await page.setViewportSize(size);
      await shoot(page, `reach-${size.width}x${size.height}`);
      expect([name, await outOfReach(page)]).toEqual([name, []]);
      await page.getByRole('button', { name: say('visit:about'), exact: true }).click();
      await page.locator('.sheet[data-open]').waitFor();
      await shoot(page, `reach-open-${size.width}x${size.height}`);
      expect([name, await outOfReach(page), await sideways(page)]).toEqual([name, [], 0]);
      await page.keyboard.press('Escape');
    }
    await page.setViewportSize({ width: 412, height: 915 });
    await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    await shoot(page, 'large-type');
    expect(['large type', await outOfReach(page)]).toEqual(['large type', []]);
    // A broken variant: a bar that is pushed out.
    await page.addStyleTag({ content: '.bar { bottom: -2rem !important }' });
    expect(await outOfReach(page)).not.toEqual([]);
    for (const path of ['fr/', `fr/${TOUR}/`, 'q/']) {
      await page.goto(`${SITE}/${path}`);
      await page.setViewportSize(SCREENS['a narrow phone']);
      await shoot(page, `narrow-${path.replaceAll('/', '-')}`);
      expect([path, await sideways(page)]).toEqual([path, 0]);
    }
    await context.close();
  });
});

const pinPlaces = (page: Page): Promise<string> =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.pin')].map((pin) => pin.style.transform).join());

const waited = (page: Page, ms: number) => page.evaluate((time) => new Promise((done) => setTimeout(done, time)), ms);

describe('movement', () => {
  it('that goes on by itself ends by the button that began it, and is not offered where less is wanted', async () => {
    const { context, page } = await open({ viewport: { width: 800, height: 500 } }, 'en');
    const say = wordsOf('en');
    const tools = page.getByRole('button', { name: say('kinds:open.tools'), exact: true });
    const turn = page.getByRole('button', { name: say('kinds:tools.turn') });
    await tools.click();
    await turn.click();
    const before = await pinPlaces(page);
    await expect.poll(() => pinPlaces(page)).not.toBe(before);
    await turn.click();
    expect(await turn.getAttribute('aria-pressed')).toBe('false');
    const stopped = await pinPlaces(page);
    await waited(page, 300);
    expect(await pinPlaces(page)).toBe(stopped);
    await page.keyboard.press('Escape');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await tools.click();
    await page.locator('#tools[data-open]').waitFor();
    expect(await turn.count()).toBe(0);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await context.close();
  });
});
