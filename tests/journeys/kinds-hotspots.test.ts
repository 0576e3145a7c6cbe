import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Route } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { toScreen } from '../../src/tiles/screen';
import { toDirection } from '../../src/tour/angle';
import { everywhere, launch, shoot, untilState, walkTo, watchErrors } from './browser';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';

const WORDS = {
  vi: {
    next: 'Hình sau',
    credit: /^Cổng Tiền.+Di sản 360°/,
    count: (index: number) => `Hình ${index} trên 3`,
    larger: 'Xem lớn',
    right: 'Xoay sang phải',
    close: 'Đóng',
    zoomIn: 'Phóng to',
    labels: 'Hiện tên mọi điểm',
    tools: 'Công cụ khác',
  },
  en: {
    next: 'Next picture',
    credit: /^The front gate.+Di sản 360°/,
    count: (index: number) => `Picture ${index} of 3`,
    larger: 'See it larger',
    right: 'Turn right',
    close: 'Close',
    zoomIn: 'Zoom in',
    labels: 'Show all names',
    tools: 'More tools',
  },
} as const;

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

async function open(device: BrowserContextOptions, path: string) {
  const context = await browser.newContext({ ...device, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(`${SITE}/${path}`);
  await untilState(page, 'live');
  await page.waitForSelector('#app[data-awake]', { state: 'attached' });
  return { context, page, errors };
}

describe.each(everywhere(1))('[H2] what hotspots hold on a %s', (name, device, lang) => {
  const words = WORDS[lang];

  it(`is turned, leafed through and seen larger by buttons and keys; lies where it is outlined, is ticked once seen, named on demand (${lang})`, async () => {
    const { context, page, errors } = await open(device, `${lang}/${TOUR}/nha-trung-bay?h=sa-ban`);
    await page.locator('.model[data-drawn] canvas').waitFor();
    const model = page.locator('.model');
    const first = await model.screenshot();
    await page.getByRole('button', { name: words.right }).click();
    await expect.poll(async () => (await model.screenshot()).equals(first)).toBe(false);
    const turned = await model.screenshot();
    await model.press('ArrowUp');
    await expect.poll(async () => (await model.screenshot()).equals(turned)).toBe(false);
    await shoot(page, `model-${name}-${lang}`);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.model canvas').count()).toBe(0);

    await walkTo(page, `/${lang}/${TOUR}/nha-trung-bay?h=nhin-gan`);
    await page.getByText(words.count(1)).waitFor();
    // What it shows, and where it is from.
    expect(await page.locator('.gallery figcaption').first().textContent()).toMatch(words.credit);
    await page.getByRole('button', { name: words.next }).click();
    await page.getByText(words.count(2)).waitFor();
    await page.locator('.gallery').press('ArrowRight');
    await expect.poll(() => page.locator('.gallery').evaluate((strip) => strip.scrollLeft)).toBeGreaterThan(100);
    await shoot(page, `gallery-${name}-${lang}`);
    await page.getByRole('button', { name: words.larger }).click();
    const large = page.locator('dialog.large');
    await large.waitFor();
    const width = () => large.locator('img').evaluate((picture) => picture.getBoundingClientRect().width);
    const before = await width();
    // The whole of it shows at first, also on a wide screen.
    const tall = () => large.locator('img').evaluate((picture) => picture.getBoundingClientRect().height / innerHeight);
    await expect.poll(tall).toBeLessThan(1.01);
    await shoot(page, `larger-${name}-${lang}`);
    await large.getByRole('button', { name: words.zoomIn }).click();
    expect(await width()).toBeCloseTo(before * 1.5, -1);
    await large.getByRole('button', { name: words.close }).click();
    await expect.poll(() => large.count()).toBe(0);

    await walkTo(page, `/${lang}/${TOUR}/tren-cao?v=0,-30,100`);
    await untilState(page, 'live', 'tren-cao');
    const area = page.locator('.areas path');
    await area.waitFor({ state: 'attached' });
    const size = page.viewportSize() ?? { width: 0, height: 0 };
    const corner = toScreen(toDirection({ yaw: 39.09, pitch: -17.59 }), { yaw: 0, pitch: -30, fov: 100 }, size);
    const points = ((await area.getAttribute('d')) ?? '').match(/-?[\d.]+ -?[\d.]+/g) ?? [];
    const distances = points.map((point) => {
      const [x = 0, y = 0] = point.split(' ').map(Number);
      return Math.hypot(x - (corner?.x ?? 0), y - (corner?.y ?? 0));
    });
    // A phone's screen is too narrow for the corner: there the outline is cut off.
    if ((corner?.x ?? 0) < size.width) expect(Math.min(...distances)).toBeLessThan(1);
    expect(points.length).toBeGreaterThan(2);
    await page.mouse.click(size.width / 2, size.height * 0.62);
    await page
      .locator('.sheet[data-open] h2')
      .getByText(lang === 'vi' ? 'Khuôn viên tòa thành' : 'The citadel grounds')
      .waitFor();
    await page.keyboard.press('Escape');
    const mark = (id: string) =>
      page.locator(`.pin[data-hotspot="${id}"] .pin-dot`).evaluate((dot) => getComputedStyle(dot, '::after').content);
    expect(await mark('trong-thanh')).toBe('"✓"');
    expect(await mark('phao-dai')).toBe('none');
    await walkTo(page, `/${lang}/${TOUR}/cong-tien`);
    await untilState(page, 'live', 'cong-tien');
    const named = async (id: string) =>
      (await page.locator(`.pin[data-hotspot="${id}"]`).getAttribute('data-name')) ?? 'not placed yet';
    await expect.poll(() => named('den-cong-hau'), { timeout: 30_000 }).toMatch(/^(below|above)$/);
    await expect.poll(() => named('vong-lau'), { timeout: 30_000 }).toBe('');
    await page.getByRole('button', { name: words.tools }).click();
    await page.getByRole('button', { name: words.labels }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => named('vong-lau'), { timeout: 30_000 }).toMatch(/^(below|above)$/);
    await shoot(page, `labels-${name}-${lang}`);
    expect(errors).toEqual([]);
    await context.close();
  });
});

/** A model whose one buffer lies elsewhere. */
const OUTSIDE = JSON.stringify({
  asset: { version: '2.0' },
  buffers: [{ byteLength: 4, uri: 'https://elsewhere.example/x.bin' }],
  bufferViews: [{ buffer: 0, byteLength: 4 }],
  accessors: [{ bufferView: 0, componentType: 5121, count: 1, type: 'SCALAR' }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
  nodes: [{ mesh: 0 }],
  scenes: [{ nodes: [0] }],
  scene: 0,
});

const packed = (name: string): Buffer => readFileSync(`tests/fixtures/models/${name}.glb`);

/** As long as is asked for, and told to nobody beforehand; counts what was taken of it. */
async function endless(bytes: number) {
  let sent = 0;
  const server = createServer((_, response) => {
    const part = Buffer.alloc(1 << 20);
    const send = (): void => {
      if (response.destroyed || sent >= bytes) return void response.end();
      sent += part.length;
      response.write(part, send);
    };
    send();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, sent: () => sent, close: () => server.close() };
}

describe('a model', () => {
  const told = 'Không mở được mô hình 3D';

  it('is unpacked from Draco and Meshopt, and where it is none, is too heavy or wants other files, leaves its words', async () => {
    const context = await browser.newContext({ viewport: { width: 640, height: 400 }, serviceWorkers: 'block' });
    const heavy = await endless(200_000_000);
    const bodies: [name: string, answer: (route: Route) => Promise<void>][] = [
      ['Draco', (route) => route.fulfill({ body: packed('draco') })],
      ['Meshopt', (route) => route.fulfill({ body: packed('meshopt') })],
      ['nothing', (route) => route.fulfill({ body: '' })],
      ['other files', (route) => route.fulfill({ body: OUTSIDE })],
      ['a web page', (route) => route.fulfill({ body: '<html>Log in</html>' })],
      ['half of it', (route) => route.fulfill({ body: packed('draco').subarray(0, 1_000) })],
      ['200 MB', (route) => route.continue({ url: heavy.address })],
    ];
    let answer = bodies[0]?.[1];
    await context.route('**/*.glb', (route) => answer?.(route));
    const asked: URL[] = [];
    context.on('request', (request) => asked.push(new URL(request.url())));
    const page = await context.newPage();
    const scene = `/vi/${TOUR}/nha-trung-bay`;
    await page.goto(`${SITE}${scene}`);
    await page.waitForSelector('#app[data-awake]', { state: 'attached', timeout: 60_000 });
    expect(asked.filter(({ pathname }) => /draco|meshopt|model-view/i.test(pathname))).toEqual([]);
    for (const [name, next] of bodies) {
      answer = next;
      await walkTo(page, `${scene}?h=sa-ban`);
      if (name === 'Draco' || name === 'Meshopt') {
        await page.locator('.model[data-drawn] canvas').waitFor({ timeout: 60_000 });
        const drawn = await page.locator('.model').screenshot();
        const { channels } = await sharp(drawn).stats();
        // Brick in the light: the box is there.
        expect([name, (channels[0]?.max ?? 0) - (channels[2]?.min ?? 0) > 60]).toEqual([name, true]);
        await shoot(page, `model-${name}`);
      } else {
        await page.getByRole('alert').getByText(told).waitFor({ timeout: 60_000 });
        const sheet = page.locator('.sheet[data-open]');
        await sheet.getByText(/Mô hình minh họa để xoay/).waitFor();
      }
      await walkTo(page, scene);
      await expect.poll(() => page.locator('.sheet[data-open]').count()).toBe(0);
    }
    expect(asked.map(({ hostname }) => hostname)).not.toContain('elsewhere.example');
    expect(heavy.sent()).toBeLessThan(150_000_000);
    heavy.close();
    // And the tour goes on.
    await page.evaluate(() => document.querySelector<HTMLElement>('.pin[data-hotspot="den-dai-tuong-niem"]')?.click());
    await untilState(page, 'live', 'dai-tuong-niem');
    await context.close();
  });
});
