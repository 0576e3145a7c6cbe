import sharp from 'sharp';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { KIOSK, launch, PHONE, watchErrors } from './browser';
import { rewrite } from './rewrite';

const SITE = inject('site');
const SCENE = 'thanh-co-quang-tri/cong-tien';

const WORDS = {
  vi: { title: 'Cổng Tiền', link: 'Đài tưởng niệm trung tâm' },
  en: { title: 'The front gate', link: 'The central memorial' },
} as const;

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

/** Spread of the brightness, 0 to 255, where the picture is: a blank or one-coloured rectangle has none. */
async function spread(page: Page): Promise<number> {
  const shot = await page.locator('#stage').screenshot({ style: '#app { visibility: hidden }' });
  return (await sharp(shot).greyscale().stats()).channels[0]?.stdev ?? 0;
}

describe.each([
  ['phone', PHONE],
  ['kiosk', KIOSK],
] as const)('without any script on a %s', (_, device) => {
  it.each(['vi', 'en'] as const)('the first picture, the words and the ways on are there in %s', async (lang) => {
    const context = await browser.newContext({ ...device, javaScriptEnabled: false });
    const page = await context.newPage();
    const errors = watchErrors(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.resourceType()));
    await page.goto(`${SITE}/${lang}/${SCENE}`, { waitUntil: 'load' });

    expect(asked.filter((type) => type === 'script')).toEqual([]);
    expect(await spread(page)).toBeGreaterThan(15);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(WORDS[lang].title);

    await page.getByRole('link', { name: WORDS[lang].link }).first().click();
    await page.waitForURL(`**/${lang}/thanh-co-quang-tri/dai-tuong-niem**`);
    expect(await spread(page)).toBeGreaterThan(15);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('a page whose picture is missing is told apart', async () => {
    const context = await browser.newContext({ ...device, javaScriptEnabled: false });
    const page = await context.newPage();
    await rewrite(page, `${SITE}/vi/${SCENE}`, (html) =>
      html.replace(/<picture[\s\S]*?<\/picture>/g, '').replace(/url\([^)]*data:[^)]*\)/g, 'none'),
    );
    await page.goto(`${SITE}/vi/${SCENE}`, { waitUntil: 'load' });
    expect(await spread(page)).toBeLessThan(15);
    await context.close();
  });
});
