import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { frustumOf } from '../../src/tiles/frustum';
import { levelFor } from '../../src/tiles/level';
import { pixelsPerRadian } from '../../src/tiles/screen';
import { visibleTiles } from '../../src/tiles/visible';
import type { PyramidData } from '../../src/tour/pyramid-shape';
import { buildCode, type Fault } from '../viewer/harness/code';
import { countAll, countsOf } from '../viewer/harness/count';
import { likeness, photograph, type Likeness } from '../viewer/harness/pixels';
import { serveSite, type TestSite } from '../viewer/harness/serve';
import { worldOf } from '../viewer/harness/site';
import { openScene, presented, visitor } from '../viewer/harness/visitor';
import { launch } from './browser';

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

const SCREEN = { width: 800, height: 450 };
const VIEW = { yaw: 140, pitch: -30, fov: 90 };

interface Seen extends Likeness {
  /** Of one frame. */
  rectangles: number;
  /** That the view shows. */
  tiles: number;
  refused: number;
}

/** Looks to where no poster is, while every other tile of the screen's resolution and all coarser ones are refused. */
async function lookPastGaps(from: TestSite): Promise<Seen> {
  const { page, close } = await visitor(browser, { viewport: SCREEN });
  await countAll(page);
  await openScene(page, from, '/gate');
  const pyramid = await page.evaluate(() => window.viewer.scene.pyramid as PyramidData);
  const level = levelFor(pyramid, pyramid.levels.length, pixelsPerRadian(VIEW.fov, SCREEN));
  let refused = 0;
  await page.route(/pyramid\/\d+\/[a-z]\/\d+-\d+\./, async (route) => {
    const [at, y, x] = (/(\d+)\/[a-z]\/(\d+)-(\d+)/.exec(route.request().url()) ?? []).slice(1).map(Number);
    if (at === level && ((x ?? 0) + (y ?? 0)) % 2 === 0) return route.continue();
    refused++;
    await route.fulfill({ body: 'no picture' });
  });
  await page.evaluate((view) => window.viewer.turnTo(view, { animate: false }), VIEW);
  await page.waitForTimeout(1_500);
  // Too little to change what the view needs.
  await page.evaluate((fov) => window.viewer.turnTo({ fov }, { animate: false }), VIEW.fov + 1e-6);
  await presented(page);
  const { rectangles } = await countsOf(page);
  const seen = likeness(await photograph(page), worldOf('gate'), VIEW);
  await close();
  return {
    ...seen,
    rectangles,
    tiles: visibleTiles(pyramid, level, frustumOf(VIEW, SCREEN)).length,
    refused,
  };
}

const withFault = async (fault: Fault): Promise<Seen> => {
  const wrong = await serveSite(await buildCode(fault));
  try {
    return await lookPastGaps(wrong);
  } finally {
    await wrong.close();
  }
};

it('what has not come is filled from the coverage, without a crack, and nothing is filled twice', async () => {
  const seen = await lookPastGaps(site);
  expect(seen.refused).toBeGreaterThan(2);
  expect(seen.worst).toBeLessThan(6);
  expect(seen.psnr).toBeGreaterThan(36);
  expect(seen.rectangles).toBe(seen.tiles);
});

it('a coverage that leaves holes would be noticed', async () => {
  const fault = { file: 'viewer/coverage.ts', from: 'setDrawRange(0, shown.length * 6)', to: 'setDrawRange(0, 6)' };
  const seen = await withFault(fault);
  expect(seen.worst).toBeGreaterThan(50);
});

it('a coverage below all that is seen would be noticed', async () => {
  const fault = {
    file: 'viewer/panorama.ts',
    from: 'this.#coverage?.fill(this.#wanted.length > 0 ? ',
    to: 'this.#coverage?.fill(NaN ? ',
  };
  const seen = await withFault(fault);
  expect(seen.rectangles).not.toBe(seen.tiles);
});
