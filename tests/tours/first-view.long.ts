import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/bin/build.mjs';
import { createSite } from '../../src/office/site';
import type { Scene } from '../../src/tour/scene';
import { KIOSK, launch, PHONE, shoot, untilState } from '../journeys/browser';
import { readTour } from './every-tour';
import { DOCUMENT, formatDocument, overBudget, type PressRow, type ViewRow } from './first-view';

const ROOT = resolve(import.meta.dirname, '../..');
const TOURS = ['thanh-co-quang-tri', 'hien-luong-ben-hai', 'dia-dao-vinh-moc', 'sam-son-truong-le'].map((id) => ({ id, tour: readTour(id) }));
const SCENES = TOURS.flatMap(({ id, tour }) => tour.scenes.map(({ id: scene, media }) => ({ id, scene, type: media.type })));

const pressed: PressRow[] = [];
const views: ViewRow[] = [];
let [folder, origin]: [string, string] = ['', ''];
let load = 0;
let browser: Browser;
let server: Server;

async function weigh(path: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** From a folder of its own, so that nothing is kept from earlier runs. */
async function pressOne(id: string): Promise<PressRow> {
  const begun = Date.now();
  const args = [join(ROOT, 'src/bin/disan360.mjs'), 'press', join(ROOT, 'tours', id), '--out', join(folder, 'site'), '--lang', 'en'];
  const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  expect(status).toBe(0);
  const [source, published] = [await weigh(join(ROOT, 'tours', id)), await weigh(join(folder, 'site/tours', id))];
  const scenes = readTour(id).scenes.length;
  return { tour: id, scenes, source: source.bytes, seconds: (Date.now() - begun) / 1_000, files: published.files, published: published.bytes };
}

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'disan360-tours-'));
  for (const { id } of TOURS) pressed.push(await pressOne(id));
  // Of the last quarter of an hour.
  load = loadavg()[2] ?? 0;
  server = createSite(join(folder, 'site'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
});

/** A flat film plays in its place; one all round is never as sharp as a picture. */
async function untilShown(page: Page, type: Scene['media']['type']): Promise<void> {
  if (type === 'video') await page.waitForSelector('video.film[data-shown]', { state: 'attached', timeout: 60_000 });
  else await untilState(page, type === 'video360' ? 'live' : 'sharp');
}

/** Opens a scene with nothing kept, waits until it is sharp, and tells what has come: of the page, and of its pictures. */
async function open(path: string, device: BrowserContextOptions, shot: string, type: Scene['media']['type']): Promise<{ page: number; pictures: number }> {
  const context = await browser.newContext({ ...device, serviceWorkers: 'block' });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  const [kinds, sizes] = [new Map<string, string>(), { page: 0, pictures: 0 }];
  line.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type === 'Document' ? 'page' : /\/tours\/[^/]+\/[a-z]\//.test(response.url) ? 'pictures' : 'other');
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind === 'page' || kind === 'pictures') sizes[kind] += encodedDataLength;
  });
  await page.goto(`${origin}/${path}`);
  await untilShown(page, type);
  const told = { ...sizes };
  await shoot(page, shot);
  await context.close();
  return told;
}

describe.each(SCENES)('$id/$scene', ({ id, scene, type }) => {
  it('opens sharp on a phone and on a kiosk', async () => {
    const phone = await open(`vi/${id}/${scene}`, PHONE, `${id}-${scene}-phone-vi`, type);
    const kiosk = await open(`en/${id}/${scene}`, KIOSK, `${id}-${scene}-kiosk-en`, type);
    expect(phone.pictures).toBeGreaterThan(0);
    if (type === 'panorama') views.push({ tour: id, scene, page: phone.page, phone: phone.pictures, kiosk: kiosk.pictures });
  });
});

describe('all first views', () => {
  it('stay within the same budgets, and are written down', async () => {
    expect(views).toHaveLength(SCENES.filter(({ type }) => type === 'panorama').length);
    const document = formatDocument(pressed, views, load);
    console.log(document);
    await writeFile(DOCUMENT, document);
    expect(overBudget(views)).toEqual([]);
  });
});
