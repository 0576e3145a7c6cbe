import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { toScreen } from '../../src/tiles/screen';
import { toDirection } from '../../src/tour/angle';
import { formatView } from '../../src/tour/link';
import { launch, PLAIN_PHONE, untilState } from './browser';

const SITE = inject('site');
const TOUR = 'thanh-co-quang-tri';

interface Landmarks {
  scenes: Record<string, { landmarks: Record<string, { yaw: number; pitch: number }> }>;
}
const FILE = resolve(import.meta.dirname, '../fixtures/landmarks/thanh-co-quang-tri.json');
const { scenes } = JSON.parse(readFileSync(FILE, 'utf8')) as Landmarks;

/** Hotspots and the landmark of the model that each lies on. */
const MARKS = [
  { scene: 'tren-cao', hotspot: 'phao-dai', landmark: 'bastion_nw' },
  { scene: 'cong-tien', hotspot: 'tuong-thanh', landmark: 'rampart_south' },
  { scene: 'dai-tuong-niem', hotspot: 'nam-mo-chung', landmark: 'memorial_mound' },
] as const;
/** A phone that is turned on its side, and a large screen. */
const SIZES = [
  { width: 412, height: 915, density: 2 },
  { width: 915, height: 412, density: 3 },
  { width: 1_920, height: 1_080, density: 1 },
];
const ASIDE = [
  { yaw: 0, pitch: 0, fov: 90 },
  { yaw: 17, pitch: -9, fov: 75 },
  { yaw: -13, pitch: 11, fov: 100 },
  { yaw: 6.5, pitch: 4.25, fov: 60 },
  { yaw: -4, pitch: -15, fov: 110 },
];

/** Where the dot of a hotspot is drawn, in CSS pixels, once the viewer holds it. */
async function dotOf(page: Page, hotspot: string) {
  await page.waitForSelector(`.pin[data-hotspot="${hotspot}"][style*="translate3d"]`, { state: 'attached' });
  const dot = await page.locator(`.pin[data-hotspot="${hotspot}"] .pin-dot`).boundingBox();
  return dot ? { x: dot.x + dot.width / 2, y: dot.y + dot.height / 2 } : { x: NaN, y: NaN };
}

/** As a step back or forward in the history does it; over two frames, so that it has been drawn. */
const turnTo = (page: Page, view: string): Promise<unknown> =>
  page.evaluate(async (value) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    history.pushState(null, '', `?v=${value}`);
    dispatchEvent(new PopStateEvent('popstate'));
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  }, view);

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

describe.each(MARKS)('$hotspot in $scene', ({ scene, hotspot, landmark }) => {
  const mark = scenes[scene]?.landmarks[landmark] ?? { yaw: NaN, pitch: NaN };

  it('lies on its landmark within 2 px in five views, on three screens', async () => {
    const context = await browser.newContext(PLAIN_PHONE);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.goto(`${SITE}/vi/${TOUR}/${scene}`);
    await untilState(page, 'live', scene);
    await page.waitForSelector('#app[data-awake]');
    const off: string[] = [];
    for (const { width, height, density } of SIZES) {
      const screen = { width, height, deviceScaleFactor: density, mobile: false };
      await devtools.send('Emulation.setDeviceMetricsOverride', screen);
      for (const aside of ASIDE) {
        const view = { yaw: mark.yaw + aside.yaw, pitch: mark.pitch + aside.pitch, fov: aside.fov };
        await turnTo(page, formatView(view));
        const drawn = await dotOf(page, hotspot);
        const wanted = toScreen(toDirection(mark), view, { width, height }) ?? { x: NaN, y: NaN };
        const pixels = Math.hypot(drawn.x - wanted.x, drawn.y - wanted.y);
        if (!(pixels < 2)) off.push(`${width} × ${height} ${formatView(view)}: ${pixels} px`);
      }
    }
    expect(off).toEqual([]);
    await context.close();
  });
});
