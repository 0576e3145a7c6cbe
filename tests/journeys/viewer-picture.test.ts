import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { View } from '../../src/tour/view';
import { buildCode, type Fault } from '../viewer/harness/code';
import { at, likeness, marksOn, photograph, type Likeness } from '../viewer/harness/pixels';
import { serveSite, type TestSite } from '../viewer/harness/serve';
import { worldOf } from '../viewer/harness/site';
import { openScene, turnTo, visitor, type Visitor } from '../viewer/harness/visitor';
import { MARKS } from '../viewer/harness/world';
import { KIOSK, launch, PHONE } from './browser';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite(inject('viewerCode'));
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** On cube edges, near a corner, on poles, wide and narrow. */
const VIEWS: readonly View[] = [
  { yaw: 45, pitch: 0, fov: 90 },
  { yaw: 50, pitch: 38, fov: 75 },
  { yaw: 140, pitch: -30, fov: 110 },
  { yaw: -86, pitch: 63, fov: 60 },
  { yaw: 20, pitch: -85, fov: 100 },
];

const SCREENS: readonly { name: string; screen: BrowserContextOptions; ratio: number }[] = [
  { name: 'a phone', screen: PHONE, ratio: 2 },
  {
    name: 'a phone on its side',
    screen: { ...PHONE, viewport: { width: 915, height: 412 }, deviceScaleFactor: 1 },
    ratio: 1,
  },
  { name: 'a kiosk', screen: KIOSK, ratio: 1 },
];

describe.each(SCREENS)('on $name', ({ screen, ratio }) => {
  let visit: Visitor;
  beforeAll(async () => {
    visit = await visitor(browser, screen);
    await openScene(visit.page, site, '/gate');
  });
  afterAll(() => visit.close());

  it.each(VIEWS)('looking to $yaw/$pitch at $fov°, each pixel is the formula’s', async (view) => {
    await turnTo(visit.page, view);
    const picture = await photograph(visit.page);
    // The world is smooth away from its marks: a seam, a hole or a shift of half a texel would show.
    const like = likeness(picture, worldOf('gate'), view);
    expect(like.worst).toBeLessThan(6);
    expect(like.psnr).toBeGreaterThan(36);
    const marks = marksOn(picture, worldOf('gate'), view);
    expect(marks.length).toBeGreaterThan(0);
    const pins = await visit.page.$$eval('.pin', (elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, shown: getComputedStyle(element).visibility };
      }),
    );
    for (const { mark, point, off } of marks) {
      const pin = pins[MARKS.indexOf(mark)];
      expect(off).toBeLessThan(0.25);
      expect(Math.hypot((pin?.x ?? 0) - point.x / ratio, (pin?.y ?? 0) - point.y / ratio)).toBeLessThan(0.1);
      expect(pin?.shown).toBe('visible');
    }
    expect(visit.errors).toEqual([]);
  });

  it('hides the points behind one', async () => {
    await turnTo(visit.page, { yaw: 0, pitch: 0, fov: 90 });
    const behind = MARKS.findIndex(({ yaw }) => yaw === 179);
    const shown = await visit.page.$$eval('.pin', (pins) => pins.map((pin) => getComputedStyle(pin).visibility));
    expect(shown[behind]).toBe('hidden');
    expect(shown[0]).toBe('visible');
  });
});

it('shows each of 256 greys exactly', async () => {
  const visit = await visitor(browser, { viewport: { width: 800, height: 800 } });
  await openScene(visit.page, site, '/grey');
  await turnTo(visit.page, { yaw: 0, pitch: 0, fov: 90 });
  const picture = await photograph(visit.page);
  for (let grey = 0; grey < 256; grey++) {
    const [column, row] = [grey % 16, Math.floor(grey / 16)];
    expect(at(picture, column * 50 + 25, row * 50 + 25)).toEqual([grey, grey, grey]);
  }
  await visit.close();
});

describe('these tests notice', () => {
  const broken = async (fault: Fault): Promise<Likeness> => {
    const wrong = await serveSite(await buildCode(fault));
    const visit = await visitor(browser, SCREENS[1]?.screen ?? {});
    await openScene(visit.page, wrong, '/gate');
    const view = { yaw: 140, pitch: -30, fov: 110 };
    await turnTo(visit.page, view);
    const seen = likeness(await photograph(visit.page), worldOf('gate'), view);
    await visit.close();
    await wrong.close();
    return seen;
  };

  it('tiles that are a texel too small', async () => {
    const seen = await broken({
      file: 'viewer/patch-corners.ts',
      from: '[exact(left), exact(right)]',
      to: '[exact(left), exact(right - 0.004 * (right - left))]',
    });
    expect(seen.worst).toBeGreaterThan(6);
  });

  it('a field of view along the wrong side', async () => {
    const seen = await broken({ file: 'viewer/Drawing.tsx', from: 'verticalFov(fov, device)', to: 'fov' });
    expect(seen.psnr).toBeLessThan(36);
  });
});
