import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { KIOSK, launch, PLAIN_PHONE, untilState, watchErrors } from './browser';
import { compare } from './picture';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';

const WORDS = {
  vi: {
    other: 'en',
    switch: 'English',
    mound: 'Nấm mồ chung',
    moundText: /gợi một nấm mồ lớn/,
    memorial: 'Đài tưởng niệm trung tâm',
  },
  en: {
    other: 'vi',
    switch: 'Tiếng Việt',
    mound: 'One shared grave',
    moundText: /single great burial mound/,
    memorial: 'The central memorial',
  },
} as const;

const LONG = process.env['FAULTS'] === 'long';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const viewOf = (address: string): string | null => new URL(address).searchParams.get('v');

/** As the page has it; what the driver remembers of it comes late. */
const address = (): Promise<string> => page.evaluate(() => location.href);

/** The view in the address, once it has been written and no longer changes. */
async function untilRest(): Promise<string> {
  await page.waitForFunction(() => new URLSearchParams(location.search).has('v'));
  let before = '';
  await expect
    .poll(
      async () => {
        const [last, now] = [before, await address()];
        before = now;
        return last === now;
      },
      { interval: 400, timeout: 20_000 },
    )
    .toBe(true);
  return viewOf(await address()) ?? '';
}

async function drag(dx: number, dy: number): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const [x, y] = [width / 2, height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step++) await page.mouse.move(x + (dx * step) / 8, y + (dy * step) / 8);
  await page.mouse.up();
}

/** The picture alone, without what is written over it. */
async function picture(): Promise<Buffer> {
  const style = await page.addStyleTag({ content: '#app { visibility: hidden !important }' });
  const shot = await page.screenshot();
  await style.evaluate((element) => (element as unknown as { remove(): void }).remove());
  return shot;
}

/** Each journey changes to the other language on its way; the long form begins in both on both. */
describe.each([
  ['phone', PLAIN_PHONE, LONG ? (['vi', 'en'] as const) : (['vi'] as const), ['vi']],
  ['kiosk', KIOSK, LONG ? (['vi', 'en'] as const) : (['en'] as const), LONG ? ['vi'] : []],
] as const)('a first visit on a %s', (_, device, languages, again) => {
  beforeEach(async () => {
    context = await browser.newContext(device);
    page = await context.newPage();
    errors = watchErrors(page);
  });
  afterEach(() => context.close());

  it.each(languages)('goes from a link through the tour in %s', async (lang) => {
    const words = WORDS[lang];
    await page.goto(`${SITE}/${lang}/${TOUR}/cong-tien`);
    await untilState(page, 'sharp', 'cong-tien');
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });

    await drag(-120, 30);
    const [yaw = 0, pitch = 0] = (await untilRest()).split(',').map(Number);
    expect(Math.abs(yaw)).toBeGreaterThan(3);
    expect(pitch).not.toBe(0);

    await page.keyboard.press('Home');
    await expect.poll(() => viewOf(page.url()), { timeout: 20_000 }).toBeNull();
    await page.locator('.pin[data-type="link"][href*="dai-tuong-niem"]').first().click();
    await untilState(page, 'sharp', 'dai-tuong-niem');
    expect(new URL(page.url()).pathname).toBe(`/${lang}/${TOUR}/dai-tuong-niem`);
    await page.getByRole('heading', { level: 1, name: words.memorial }).waitFor();
    expect(await page.title()).toContain(words.memorial);

    await page.locator('.pin[data-hotspot="nam-mo-chung"]').click();
    await page.getByRole('heading', { name: words.mound }).waitFor();
    await page.getByText(words.moundText).filter({ visible: true }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('h')).toBe('nam-mo-chung');

    await page.waitForTimeout(1_500);
    const before = viewOf(page.url()) ?? '';
    await page.getByRole('link', { name: words.switch }).click();
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, words.other);
    await page.getByRole('heading', { name: WORDS[words.other].mound }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/${words.other}/${TOUR}/dai-tuong-niem`);
    expect(viewOf(page.url()) ?? '').toBe(before);

    await page.goBack();
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
    for (let back = 0; back < 4 && !(await address()).includes('cong-tien'); back++) {
      const before = await address();
      await page.evaluate(() => history.back());
      await expect.poll(address).not.toBe(before);
    }
    await untilState(page, 'sharp', 'cong-tien');
    expect(errors).toEqual([]);
  });

  it.each(again)('shows the same picture when the address of a turned view is opened anew, in %s', async (lang) => {
    await page.goto(`${SITE}/${lang}/${TOUR}/cong-tien`);
    await untilState(page, 'sharp', 'cong-tien');
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });
    await drag(-160, 60);
    await untilRest();
    const turned = await address();
    await untilState(page, 'sharp', 'cong-tien');
    const first = await picture();
    await page.goto('about:blank');
    await page.goto(turned);
    await untilState(page, 'sharp', 'cong-tien');
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });
    expect(page.url()).toBe(turned);
    const seen = await compare(first, await picture());
    expect(seen.mean).toBeLessThan(1);
    expect(seen.different).toBeLessThan(0.005);

    await page.goto(`${SITE}/${lang}/${TOUR}/cong-tien`);
    await untilState(page, 'sharp', 'cong-tien');
    const unturned = await compare(first, await picture());
    expect(unturned.different).toBeGreaterThan(0.2);
    expect(errors).toEqual([]);
  });
});
