import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import cases from '../gallery/cases.json';
import { SPECIMENS } from '../gallery/all';
import { difference, small } from '../gallery/compare';
import { launch } from './browser';

interface Case {
  name: string;
  specimen: string;
  width: number;
  height: number;
  scheme?: 'dark';
  /** What has the focus. */
  focus?: string;
  /** Colours that the visitor's system forces. */
  forced?: boolean;
}

const CASES: readonly Case[] = cases as readonly Case[];
const EXPECTED = resolve(import.meta.dirname, '../gallery/expected');
/** Other machines draw letters a little otherwise; a part that has moved, grown or lost its colour is far beyond. */
const MOST = { mean: 4, far: 0.02 };

const GREY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path fill="#888" d="M0 0h4v3H0z"/></svg>';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
  // Pictures of the sample tour exist by name only.
  await page.route(/\.(?:avif|webp|jpg|png)$/, (route) => route.fulfill({ contentType: 'image/svg+xml', body: GREY }));
  await page.goto(`${inject('site')}/vi/`, { waitUntil: 'load' });
  // A page of the built site: its style sheet and fonts, and room for a specimen.
  await page.evaluate(() => {
    document.documentElement.classList.add('js');
    document.head.append(...document.querySelectorAll('link[rel=stylesheet]'));
  });
});
afterAll(() => browser.close());

async function shoot({ specimen: name, width, height, scheme, focus, forced }: Case): Promise<Buffer> {
  const specimen = SPECIMENS.get(name);
  if (!specimen) throw new Error(`There is no specimen ${name}.`);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({
    colorScheme: scheme ?? 'light',
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  const ground = specimen.ground ?? 'paper';
  await page.evaluate(
    ([html, colour]) => {
      document.body.className = '';
      document.body.innerHTML = `<div id="app" style="position:static;pointer-events:auto;padding:1rem">${html}</div>`;
      document.body.style.background = colour;
    },
    [renderToStaticMarkup(specimen.content), ground === 'paper' ? '' : ground] as const,
  );
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await document.fonts.ready;
  });
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  if (focus !== undefined) {
    await page.keyboard.press('Tab');
    await page.locator(focus).first().focus();
  }
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

it.each(CASES)('$name looks as it is meant to', async (one) => {
  const shot = await shoot(one);
  const file = resolve(EXPECTED, `${one.name}.png`);
  const actual = await small(shot);
  if (process.env['SHOTS']) writeFileSync(resolve(process.env['SHOTS'], `gallery-${one.name}.png`), shot);
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  const apart = await difference(readFileSync(file), actual);
  expect(apart.mean).toBeLessThan(MOST.mean);
  expect(apart.far).toBeLessThan(MOST.far);
});

it('a button in another colour, or a bar that has moved, would be noticed', async () => {
  const [buttons, bars] = [CASES.find(({ name }) => name === 'buttons'), CASES.find(({ name }) => name === 'bars')];
  if (!buttons || !bars) throw new Error('The cases have gone.');
  const right = await small(await shoot(buttons));
  await page.addStyleTag({ content: '.button { background: #c00 !important }' });
  expect((await difference(right, await small(await shoot(buttons)))).far).toBeGreaterThan(MOST.far);
  const before = await small(await shoot(bars));
  await page.addStyleTag({ content: '.bar { bottom: 3rem !important }' });
  expect((await difference(before, await small(await shoot(bars)))).far).toBeGreaterThan(MOST.far);
});

it('every specimen has its picture taken', () => {
  const taken = new Set(CASES.map(({ specimen }) => specimen));
  expect([...SPECIMENS.keys()].filter((name) => !taken.has(name))).toEqual([]);
});
