import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSite } from '../../src/office/site';
import type { Media } from '../../src/tour/media';
import { isLong, KIOSK, launch, PHONE, rows, untilState } from './browser';

const TOUR = 'mot-phan';
/** A third of the horizon. */
const THIRD: Media = {
  type: 'panorama',
  src: 'media/a.png',
  heading: 0,
  crop: { left: -60, right: 60, top: 30, bottom: -30 },
};
/** Half a horizon on a cylinder. */
const CYLINDER: Media = {
  type: 'panorama',
  src: 'media/b.png',
  heading: 0,
  projection: 'cylindrical',
  crop: { left: -90, right: 90, top: 28, bottom: -28 },
};
const MEDIA: Readonly<Record<string, Media>> = { 'hinh-tru': CYLINDER, ...(isLong && { 'mot-phan-ba': THIRD }) };

let browser: Browser;
let top: string;
let server: Server;
let origin: string;

/** Green all over: whatever else shows is not in the picture. */
const green = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 200, b: 40 } } })
    .png()
    .toBuffer();

beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'disan360-partial-'));
  const folder = join(top, 'tours', TOUR);
  await mkdir(join(folder, 'media'), { recursive: true });
  if (isLong) await writeFile(join(folder, 'media/a.png'), await green(1_600, 800));
  await writeFile(join(folder, 'media/b.png'), await (isLong ? green(2_000, 677) : green(1_200, 406)));
  const words = (text: string) => ({ vi: text, en: text });
  const scenes = Object.entries(MEDIA).map(([id, media]) => ({
    id,
    kind: 'panorama',
    title: words(id),
    media,
    hotspots: [],
  }));
  const [first] = scenes;
  const tour = { format: 1, id: TOUR, languages: ['vi', 'en'], title: words('Một phần'), start: first?.id, scenes };
  await writeFile(join(folder, 'tour.json'), JSON.stringify(tour));
  const out = join(top, 'dist');
  // What the application's files weigh has been found out for the sample tour.
  await cp(join(inject('siteFolder'), 'assets'), join(out, 'assets'), { recursive: true, preserveTimestamps: true });
  const { status, stdout } = spawnSync(process.execPath, [
    'src/bin/disan360.mjs',
    'press',
    folder,
    '--out',
    out,
    '--lang',
    'en',
  ]);
  if (status !== 0) throw new Error(String(stdout));
  server = createSite(out);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch();
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(top, { recursive: true, force: true });
});

/** The least green and the most red of the screen, to its outermost pixels, without what lies over the picture. */
async function worst(page: Page): Promise<{ green: number; red: number }> {
  const shot = await page.screenshot({ style: '#app { visibility: hidden !important }', scale: 'css' });
  const { channels } = await sharp(shot).stats();
  return { green: channels[1]?.min ?? 0, red: channels[0]?.max ?? 255 };
}

/** Where sharp tiles are still on their way a coarser one's edge is wider; it does not stay. */
const onlyOwn = (page: Page): Promise<void> =>
  expect
    .poll(() => worst(page), { timeout: 60_000 })
    .toEqual({
      green: expect.toSatisfy((least: number) => least > 150) as number,
      red: expect.toSatisfy((most: number) => most < 70) as number,
    });

describe.each(
  rows(
    [
      ['phone', PHONE, 'vi', 'mot-phan-ba'],
      ['kiosk', KIOSK, 'en', 'hinh-tru'],
      ['small screen', { viewport: { width: 640, height: 360 } }, 'vi', 'hinh-tru'],
      ['phone', PHONE, 'en', 'hinh-tru'],
      ['kiosk', KIOSK, 'vi', 'mot-phan-ba'],
    ] as const,
    2,
  ),
)('[G2] on a %s a partial panorama', (_, device, lang, scene) => {
  it(`never shows what it does not hold: ${scene} (${lang})`, async () => {
    const page = await (await browser.newContext({ ...device, reducedMotion: 'reduce' })).newPage();
    await page.goto(`${origin}/${lang}/${TOUR}/${scene}?v=120,70,120`);
    await untilState(page, 'sharp', scene);
    await onlyOwn(page);
    for (const [keys, back] of [
      ['ArrowLeft', 'ArrowUp'],
      ['ArrowRight', 'ArrowDown'],
    ] as const) {
      for (const key of ['-', keys, back]) for (let press = 0; press < 14; press++) await page.keyboard.press(key);
      await untilState(page, 'sharp', scene);
      await onlyOwn(page);
    }
    await page.context().close();
  });
});
