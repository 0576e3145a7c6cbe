import type { Browser, CDPSession, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { countAll, type Counts } from '../viewer/harness/count';
import { photograph, psnr, type Pixels } from '../viewer/harness/pixels';
import { launch } from './browser';

const LONG = process.env['KIOSK'] === 'long';
/** Switches from one word about it to the next. */
const ROUND = 240;
/** A machine that has no more time than this stops earlier, and says after how many. */
const SOAK_MS = Number(process.env['SOAK_MINUTES'] ?? Infinity) * 60_000;
const LOSSES = LONG ? 100 : 3;
const CRASHES = LONG ? 12 : 1;
const RESETS = LONG ? 20 : 4;
/** A small picture is drawn sooner without a graphics card; what is held, lost and found again is the same. */
const SMALL = { width: 480, height: 300 };
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
async function open(viewport = SMALL): Promise<Visiting> {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await countAll(page);
  await page.goto(`${inject('site')}/kiosk/${TOUR}/`);
  await enter(page);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (!frame) throw new Error('The kiosk has no frame.');
  return { page, frame, devtools: await page.context().newCDPSession(page), close: () => context.close() };
}

async function enter(page: Page): Promise<void> {
  await page.click('.attract');
  await page.click('.large[lang=vi]');
  await page.frameLocator('iframe').locator('#app[data-awake]').waitFor();
  await page.frameLocator('iframe').locator('#stage[data-state=sharp]').waitFor();
}

type Awake = HTMLElement & {
  visit: {
    goTo(to: { scene: string; view: 'home' }): void;
    snapshot(): { scene: { id: string }; busy: boolean };
    whole(): Promise<{ scenes: { id: string; media: { type: string } }[] }>;
    viewer: { state: string; view: object; scene: { home: object }; turnTo(view: object, how: object): void };
  };
};

/** Through scenes in turn, as links are pressed; ends where it began when the rounds are whole. */
const wander = (frame: Frame, scenes: readonly string[], switches: number): Promise<void> =>
  frame.evaluate(
    async ([ids, most]) => {
      const { visit } = document.getElementById('app') as Awake;
      for (let count = 0; count < most; count++) {
        const at = ids.indexOf(visit.snapshot().scene.id);
        const scene = ids[(at + 1) % ids.length] ?? '';
        visit.goTo({ scene, view: 'home' });
        dispatchEvent(new TouchEvent('touchstart'));
        for (let tries = 0; tries < 2_000; tries++) {
          const { scene: now, busy } = visit.snapshot();
          if (now.id === scene && !busy && visit.viewer.state !== 'poster') break;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        if (visit.snapshot().scene.id !== scene) throw new Error(`${scene} did not come.`);
      }
    },
    [scenes, switches] as const,
  );

const scenesOf = (frame: Frame, kinds: readonly string[]): Promise<string[]> =>
  frame.evaluate(async (wanted) => {
    const { scenes } = await (document.getElementById('app') as Awake).visit.whole();
    return scenes.filter(({ media }) => wanted.includes(media.type)).map(({ id }) => id);
  }, kinds);

/** Somebody is there: else the kiosk would ask, and then forget the visit. */
const touch = (frame: Frame): Promise<boolean> => frame.evaluate(() => dispatchEvent(new TouchEvent('touchstart')));

async function untilSharp(frame: Frame): Promise<void> {
  await touch(frame);
  const isSharp = () => document.querySelector<HTMLElement>('#stage')?.dataset['state'] === 'sharp';
  await frame.waitForFunction(isSharp, undefined, { timeout: 60_000 });
}

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

interface Soak {
  kinds: readonly string[];
  switches: number;
  /** From here on nothing may grow. */
  settled: number;
}

/** What is held after the first and after the last switches, at the same scene: all in whole rounds. */
async function soak(visiting: Visiting, { kinds, switches, settled }: Soak): Promise<{ early: Look; late: Look }> {
  const scenes = await scenesOf(visiting.frame, kinds);
  const whole = (count: number): number => Math.ceil(count / scenes.length) * scenes.length;
  await wander(visiting.frame, scenes, whole(settled));
  const early = await look(visiting);
  const [round, last, end] = [whole(ROUND), whole(switches), performance.now() + SOAK_MS];
  for (let done = whole(settled); done < last && performance.now() < end; done += round) {
    const began = performance.now();
    const now = Math.min(round, last - done);
    await wander(visiting.frame, scenes, now);
    console.log(done + now, 'switches;', Math.round((performance.now() - began) / now), 'ms each');
  }
  return { early, late: await look(visiting) };
}

const KINDS = LONG
  ? [
      { kinds: ['panorama'], switches: Number(process.env['SWITCHES'] ?? 5_000), settled: 200 },
      { kinds: ['panorama', 'photo', 'video', 'video360'], switches: 660, settled: 220 },
    ]
  : [{ kinds: ['panorama'], switches: 32, settled: 16 }];

describe('the memory', { retry: 0 }, () => {
  it.each(KINDS)(
    'of $switches switches between scenes ($kinds) holds no texture, buffer, program, picture or listener more, and the heap stays',
    async (soaking) => {
      const visiting = await open();
      const { early, late } = await soak(visiting, soaking);
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
    const { early, late } = await soak(visiting, { kinds: ['panorama'], switches: 16, settled: 8 });
    expect(late.textures).toBeGreaterThan(early.textures + 3);
    await visiting.close();
  });
});

describe(`${RESETS} visitors one after another`, { retry: 0 }, () => {
  /** What the browser holds while the attract loop runs. */
  async function held(
    page: Page,
    devtools: CDPSession,
  ): Promise<{ documents: number; nodes: number; listeners: number; heap: number }> {
    await page.waitForSelector('.attract .names:not(.waiting)');
    await page.frameLocator('iframe').locator('#stage[data-state=sharp]').waitFor();
    for (let turn = 0; turn < 3; turn++) await devtools.send('HeapProfiler.collectGarbage');
    const { documents, nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return { documents, nodes, listeners: jsEventListeners, heap: usedSize };
  }

  it(
    'leave no document, node or listener behind',
    async () => {
      const { page, devtools, close } = await open();
      const looks = [];
      for (let visitor = 0; visitor < RESETS; visitor++) {
        await page.click('.dock button >> nth=2');
        if (visitor === 1 || visitor === RESETS - 1) looks.push(await held(page, devtools));
        await enter(page);
      }
      const [early, late] = looks;
      console.log('visitors', { early, late });
      if (!early || !late) throw new Error('Nothing was looked at.');
      expect(late.documents).toBeLessThanOrEqual(early.documents + 1);
      expect(late.nodes).toBeLessThanOrEqual(early.nodes * 1.05 + 50);
      expect(late.listeners).toBeLessThanOrEqual(early.listeners * 1.05 + 10);
      expect(late.heap).toBeLessThanOrEqual(Math.min(early.heap * 1.1, early.heap + 5_000_000));
      await close();
    },
    LONG ? 1_200_000 : 120_000,
  );
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

async function crash({ frame }: Visiting): Promise<void> {
  const system = await browser.newBrowserCDPSession();
  await system.send('Browser.crashGpuProcess' as never).catch(() => undefined);
  await frame.waitForFunction(() => (document.getElementById('app') as Awake).visit.viewer.state === 'poster');
  await system.detach();
}

describe('the GPU', { retry: 0 }, () => {
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
      let right = 0;
      for (let time = 0; time < CRASHES; time++) {
        await crash(visiting);
        await untilSharp(visiting.frame);
        if (isRight(before, await picture(visiting))) right++;
      }
      expect(right).toBe(CRASHES);
      await visiting.close();
    },
    LONG ? 1_200_000 : 120_000,
  );

  it.each([
    ['is taken away', ({ frame }: Visiting) => lose(frame)],
    ['process dies', crash],
  ])('that %s and stayed away would be noticed', async (_, take) => {
    const visiting = await open();
    const before = await picture(visiting);
    await visiting.frame.evaluate(() => {
      window.noGpu = true;
      (document.getElementById('app') as Awake).visit.viewer.turnTo({ yaw: 80 }, { animate: false });
    });
    await take(visiting);
    expect(isRight(before, await picture(visiting))).toBe(false);
    await visiting.close();
  });
});
