import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { toScreen } from '../../src/tiles/screen';
import { toDirection } from '../../src/tour/angle';
import { formatView } from '../../src/tour/link';
import { KIOSK, launch, PHONE, untilState } from './browser';

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
const SIZES = [PHONE, { viewport: { width: 915, height: 412 }, deviceScaleFactor: 3 }, KIOSK];
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

  it.each(SIZES)(
    'lies on its landmark within 2 px in five views at $viewport.width × $viewport.height',
    async (device) => {
      const context = await browser.newContext(device);
      const page = await context.newPage();
      const size = device.viewport ?? { width: 0, height: 0 };
      await page.goto(`${SITE}/vi/${TOUR}/${scene}`);
      await untilState(page, 'live', scene);
      await page.waitForSelector('#app[data-awake]');
      for (const aside of ASIDE) {
        const view = { yaw: mark.yaw + aside.yaw, pitch: mark.pitch + aside.pitch, fov: aside.fov };
        await turnTo(page, formatView(view));
        const drawn = await dotOf(page, hotspot);
        const wanted = toScreen(toDirection(mark), view, size) ?? { x: NaN, y: NaN };
        expect(Math.hypot(drawn.x - wanted.x, drawn.y - wanted.y), formatView(view)).toBeLessThan(2);
      }
      await context.close();
    },
  );
});
