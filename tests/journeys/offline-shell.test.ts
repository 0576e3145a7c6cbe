import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { report } from '../faults-report';
import { launch, PLAIN_PHONE, untilState, watchErrors } from './browser';
import { START, stageShot, TOUR, untilStored } from './kept-device';
import { compare } from './picture';
import { Station } from './station';

const station = new Station(inject('siteFolder'));
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  await station.start();
  browser = await launch();
  context = await browser.newContext(PLAIN_PHONE);
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await station.stop();
});

describe('after one visit', () => {
  let seen: Buffer;

  it('has slowed nothing down: the worker comes after the first view is sharp', async () => {
    const errors = watchErrors(page);
    await page.goto(station.address(START));
    await untilState(page, 'sharp', 'cong-tien');
    const sharpAt = station.requests.length;
    expect(station.requests.slice(0, sharpAt)).not.toContain('/sw.js');
    await untilStored(page);
    expect(station.requests).toContain('/sw.js');
    expect(errors).toEqual([]);
    seen = await stageShot(page);
  });

  it('has fetched ahead the parts of the page, but not the viewer of models', () => {
    const ahead = station.requests.filter((path) => path.startsWith('/assets/'));
    expect(ahead.some((path) => path.includes('/LiveHotspot-'))).toBe(true);
    expect(ahead.filter((path) => /model-view|meshopt|draco/i.test(path))).toEqual([]);
  });

  it('needs less than 50 kB for the second visit', async () => {
    [station.bytes, station.requests] = [0, []];
    await page.reload();
    await untilState(page, 'sharp', 'cong-tien');
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });
    expect(station.requests.filter((path) => /^\/(?:tours|assets)\//.test(path))).toEqual([]);
    report('–', 'second visit online, counted at the server', {
      requests: station.requests.length,
      kB: Math.round(station.bytes / 1000),
    });
    expect(station.bytes).toBeLessThan(50_000);
  });

  it('opens with the server stopped, with the same picture and the same words', async () => {
    await station.stop();
    await page.goto('about:blank');
    const began = Date.now();
    await page.goto(station.address(`${START}?fbclid=x&utm_source=zalo&zarsrc=30`));
    expect(Date.now() - began).toBeLessThan(10_000);
    await untilState(page, 'sharp', 'cong-tien');
    const { different } = await compare(seen, await stageShot(page));
    expect(different).toBeLessThan(0.01);
    await page.waitForSelector('#app[data-awake]', { state: 'attached' });
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect((await page.locator('h1').first().textContent())?.length).toBeGreaterThan(3);
  });

  it.each([`/en/${TOUR}/cong-tien`, `/vi/${TOUR}/`, `/en/${TOUR}/?gclid=1`, '/vi/', '/'])(
    'opens %s with the server stopped',
    async (path) => {
      const answer = await page.goto(station.address(path));
      expect(answer?.fromServiceWorker()).toBe(true);
      expect(await page.locator('body').getAttribute('class')).not.toBe('offline-page');
    },
  );

  it.each(['/Q/JN276M', '/q/jn276m', '/Q/JN276M/?zarsrc=30'])(
    'leads from the sign %s to its scene with the server stopped',
    async (path) => {
      await page.goto(station.address(path));
      await untilState(page, 'sharp', 'cong-tien');
    },
  );

  it('says of a scene that was not seen that it is not there, tells its text and offers what is', async () => {
    await page.goto(station.address(`/vi/${TOUR}/dai-tuong-niem`));
    expect(await page.locator('body').getAttribute('class')).toBe('offline-page');
    expect(await page.locator('section[lang]').count()).toBe(3);
    await page.getByText('Chưa có hình của cảnh này').waitFor();
    await page.getByText('The picture of this scene is not here').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Đài tưởng niệm trung tâm' }).waitFor();
    await page.getByRole('link', { name: 'Cổng Tiền' }).first().click();
    await untilState(page, 'sharp', 'cong-tien');
  });

  it('says of an address that it does not know that it is not there', async () => {
    await page.goto(station.address('/vi/noi-khac/canh-khac'));
    await page.getByText('Trang này chưa có trên máy của bạn').waitFor();
  });

  it('lets a kiosk wait by itself for its own page, with nothing to press', async () => {
    await page.goto(station.address('/kiosk/noi-khac/'));
    await page.getByText('Đang chờ kết nối. Màn hình sẽ tự mở lại.').waitFor();
    await page.getByText('Waiting for the connection. This screen comes back by itself.').waitFor();
    expect(await page.locator('a, button').count()).toBe(0);
    expect(await page.locator('html').getAttribute('data-waiting')).toBe('');
    await page.waitForEvent('load', { timeout: 15_000 });
  });

  it('works when the connection is only emulated to be gone, too, and asks for nothing', async () => {
    await station.start();
    station.requests = [];
    await context.setOffline(true);
    await page.goto(station.address(START));
    await untilState(page, 'sharp', 'cong-tien');
    report('–', 'visit without a network, counted at the server', { requests: station.requests.length });
    expect(station.requests).toEqual([]);
    await context.setOffline(false);
  });

  it('does not store what a network answers in place of a page', async () => {
    station.instead = (request, response) => {
      if (request.headers['sec-fetch-mode'] === 'navigate')
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Wi-Fi</html>');
    };
    await page.goto(station.address(START));
    station.instead = undefined;
    await station.stop();
    await page.goto(station.address(START));
    await untilState(page, 'sharp', 'cong-tien');
  });
});
