import type { Browser, CDPSession, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { countAll, type Counts } from '../viewer/harness/count';
import { photograph, psnr, type Pixels } from '../viewer/harness/pixels';
import { launch } from './browser';

const LONG = process.env['KIOSK'] === 'long';
const SWITCHES = LONG ? 5_000 : 48;
/** From here on nothing may grow. */
const SETTLED = LONG ? 200 : 16;
const LOSSES = LONG ? 100 : 3;
const CRASHES = LONG ? 12 : 1;
const TOUR = 'thanh-co-quang-tri';
const KIOSK_FLAGS = ['--disable-gpu-process-crash-limit', '--disable-domain-blocking-for-3d-apis'];

let browser: Browser;
beforeAll(async () => void (browser = await launch(...KIOSK_FLAGS)));
afterAll(() => browser.close());

interface Visiting {
  page: Page;
  frame: Frame;
  devtools: CDPSession;
  close: () => Promise<void>;
}

/** A kiosk with a visitor in it. */
async function open(): Promise<Visiting> {
  const viewport = { width: 960, height: 600 };
  const context = await browser.newContext({ viewport, serviceWorkers: 'block', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await countAll(page);
  await page.goto(`${inject('site')}/kiosk/${TOUR}/`);
  await page.click('.attract');
  await page.click('.large[lang=vi]');
  await page.frameLocator('iframe').locator('#app[data-awake]').waitFor();
  await page.frameLocator('iframe').locator('#stage[data-state=sharp]').waitFor();
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (!frame) throw new Error('The kiosk has no frame.');
  return { page, frame, devtools: await page.context().newCDPSession(page), close: () => context.close() };
}

type Awake = HTMLElement & {
  visit: {
    goTo(to: { scene: string; view: 'home' }): void;
    snapshot(): { scene: { id: string }; busy: boolean; outline: { scenes: { id: string }[] } };
    viewer: { state: string; view: object; scene: { home: object }; turnTo(view: object, how: object): void };
  };
};

/** Through the tour's scenes in turn, as links are pressed; ends where it began when the rounds are whole. */
const wander = (frame: Frame, switches: number): Promise<void> =>
  frame.evaluate(async (most) => {
    const { visit } = document.getElementById('app') as Awake;
    const ids = visit.snapshot().outline.scenes.map(({ id }) => id);
    for (let count = 0; count < most; count++) {
      const at = ids.indexOf(visit.snapshot().scene.id);
      const scene = ids[(at + 1) % ids.length] ?? '';
      visit.goTo({ scene, view: 'home' });
      for (let tries = 0; tries < 2_000; tries++) {
        const { scene: now, busy } = visit.snapshot();
        if (now.id === scene && !busy && visit.viewer.state !== 'poster') break;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  }, switches);

const untilSharp = (frame: Frame): Promise<unknown> =>
  frame.waitForFunction(() => document.querySelector<HTMLElement>('#stage')?.dataset['state'] === 'sharp', undefined, {
    timeout: 60_000,
  });

type Look = Pick<Counts, 'textures' | 'buffers' | 'programs' | 'bitmaps'> & {
  heap: number;
  listeners: number;
  nodes: number;
};

async function look({ page, frame, devtools }: Visiting): Promise<Look> {
  await untilSharp(frame);
  await page.waitForTimeout(300);
  for (let turn = 0; turn < 2; turn++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { jsEventListeners, nodes } = await devtools.send('Memory.getDOMCounters');
  const { textures, buffers, programs, bitmaps } = await frame.evaluate(() => window.counts);
  return { textures, buffers, programs, bitmaps, heap: usedSize, listeners: jsEventListeners, nodes };
}

/** What is held after the first and after the last switches, at the same scene. */
async function soak(visiting: Visiting, switches: number, settled: number): Promise<{ early: Look; late: Look }> {
  await wander(visiting.frame, settled);
  const early = await look(visiting);
  await wander(visiting.frame, switches - settled);
  return { early, late: await look(visiting) };
}

describe(`${SWITCHES} switches of scenes`, () => {
  it(
    'hold no texture, buffer, program, picture or listener more, and the heap stays',
    async () => {
      const visiting = await open();
      const { early, late } = await soak(visiting, SWITCHES, SETTLED);
      console.log('soak', { early, late });
      expect({ ...late, heap: 0, nodes: 0 }).toEqual({ ...early, heap: 0, nodes: 0 });
      expect(late.nodes).toBeLessThanOrEqual(early.nodes + 5);
      expect(late.heap).toBeLessThanOrEqual(Math.min(early.heap * 1.1, early.heap + 5_000_000));
      await visiting.close();
    },
    LONG ? 3_600_000 : 120_000,
  );

  it('that gave no texture back would be noticed', async () => {
    const visiting = await open();
    await visiting.frame.evaluate(() => {
      WebGL2RenderingContext.prototype.deleteTexture = () => undefined;
    });
    const { early, late } = await soak(visiting, 16, 8);
    expect(late.textures).toBeGreaterThan(early.textures + 3);
    await visiting.close();
  });
});

/** The picture alone: what lies around it may just be fading. */
async function picture({ page, frame }: Visiting): Promise<Pixels> {
  await frame.evaluate(() => document.documentElement.setAttribute('data-kiosk', 'attract'));
  await page.waitForTimeout(150);
  return photograph(page);
}

const isRight = (before: Pixels, after: Pixels): boolean => psnr(before, after) > 45;

const lose = (frame: Frame): Promise<void> =>
  frame.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas');
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    const { visit } = document.getElementById('app') as Awake;
    for (let tries = 0; visit.viewer.state !== 'poster' && tries < 400; tries++)
      await new Promise((resolve) => setTimeout(resolve, 5));
  });

describe('the GPU', () => {
  it(
    `that is taken away ${LOSSES} times is back with the right picture each time`,
    async () => {
      const visiting = await open();
      const before = await picture(visiting);
      let right = 0;
      for (let loss = 0; loss < LOSSES; loss++) {
        await lose(visiting.frame);
        await untilSharp(visiting.frame);
        if (isRight(before, await picture(visiting))) right++;
      }
      expect(right).toBe(LOSSES);
      await visiting.close();
    },
    LONG ? 1_200_000 : 120_000,
  );

  it(
    `whose process dies ${CRASHES} times is back with the right picture each time`,
    async () => {
      const visiting = await open();
      const before = await picture(visiting);
      const system = await browser.newBrowserCDPSession();
      let right = 0;
      for (let crash = 0; crash < CRASHES; crash++) {
        await system.send('Browser.crashGpuProcess' as never).catch(() => undefined);
        await visiting.page.waitForTimeout(300);
        await untilSharp(visiting.frame);
        if (isRight(before, await picture(visiting))) right++;
      }
      expect(right).toBe(CRASHES);
      await visiting.close();
    },
    LONG ? 1_200_000 : 120_000,
  );

  it('that stayed away would be noticed', async () => {
    const visiting = await open();
    const before = await picture(visiting);
    await visiting.frame.evaluate(() => {
      window.noGpu = true;
      (document.getElementById('app') as Awake).visit.viewer.turnTo({ yaw: 80 }, { animate: false });
    });
    await lose(visiting.frame);
    expect(isRight(before, await picture(visiting))).toBe(false);
    await visiting.close();
  });
});
