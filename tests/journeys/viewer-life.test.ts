import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { View } from '../../src/tour/view';
import { buildCode, type Fault } from '../viewer/harness/code';
import { countAll, countsOf, type Counts } from '../viewer/harness/count';
import { likeness, photograph, psnr, type Pixels } from '../viewer/harness/pixels';
import { serveSite, type TestSite } from '../viewer/harness/serve';
import { worldOf, type SceneName } from '../viewer/harness/site';
import { openScene, presented, stateOf, turnTo, until, viewOf, visitor, type Visitor } from '../viewer/harness/visitor';
import type { World } from '../viewer/harness/world';
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

const SMALL = { viewport: { width: 800, height: 450 } };

async function open(from = site, screen: Parameters<typeof visitor>[1] = SMALL): Promise<Visitor> {
  const visit = await visitor(browser, screen);
  await countAll(visit.page);
  await openScene(visit.page, from, '/gate');
  return visit;
}

const alike = (picture: Pixels, scene: SceneName, view: View): number => likeness(picture, worldOf(scene), view).psnr;

const withFault = async <Result>(fault: Fault, run: (wrong: TestSite) => Promise<Result>): Promise<Result> => {
  const wrong = await serveSite(await buildCode(fault));
  try {
    return await run(wrong);
  } finally {
    await wrong.close();
  }
};

describe('at rest', () => {
  const inASecond = async (page: Page): Promise<Pick<Counts, 'frames' | 'draws'>> => {
    await page.waitForTimeout(400);
    const before = await countsOf(page);
    await page.waitForTimeout(1_000);
    const after = await countsOf(page);
    return { frames: after.frames - before.frames, draws: after.draws - before.draws };
  };

  it('nothing is drawn and no frame is asked for', async () => {
    const { page, close } = await open();
    expect(await inASecond(page)).toEqual({ frames: 0, draws: 0 });
    await turnTo(page, { yaw: 120 });
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          window.viewer.on('rest', done);
          window.viewer.turnBy(20, 0);
        }),
    );
    await until(page, 'sharp');
    expect(await inASecond(page)).toEqual({ frames: 0, draws: 0 });
    await close();
  });

  it('a viewer that draws all the time would be noticed', async () => {
    const fault = { file: 'viewer/live-viewer.ts', from: 'if (moving || more || isUnsure) this', to: 'this' };
    const counts = await withFault(fault, async (wrong) => {
      const { page, close } = await open(wrong);
      const counted = await inASecond(page);
      await close();
      return counted;
    });
    expect(counts.draws).toBeGreaterThan(3);
  });
});

describe('in a turn', () => {
  /** Calls for drawing in the worst frame of a walk through all directions, and the most bytes of textures. */
  async function walkAround(page: Page, fov: number): Promise<{ draws: number; bytes: number }> {
    const most = { draws: 0, bytes: 0 };
    for (let step = 0; step < 24; step++) {
      const view = { yaw: step * 45, pitch: ((step >> 3) - 1) * 50, fov };
      await page.evaluate((to) => window.viewer.turnTo(to, { animate: false }), view);
      const before = await countsOf(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      const after = await countsOf(page);
      most.draws = Math.max(most.draws, (after.draws - before.draws) / Math.max(after.frames - before.frames - 1, 1));
      most.bytes = Math.max(most.bytes, after.bytes);
    }
    return most;
  }

  it.each([
    ['a phone', PHONE],
    ['a kiosk', KIOSK],
  ])('%s draws each frame by 25 calls or fewer', async (_, screen) => {
    const { page, errors, close } = await open(site, screen);
    const { draws } = await walkAround(page, 90);
    expect(draws).toBeLessThanOrEqual(25);
    expect(errors).toEqual([]);
    await close();
  });

  it('a device with little memory never holds more than it may, and shows the right picture', async () => {
    const fault = {
      file: 'tiles/budget.ts',
      from: 'if ((memory ?? (coarse ? 4 : 8)) < 8) return LEAST_BYTES;',
      to: 'return 16_000_000;',
    };
    await withFault(fault, async (small) => {
      const { page, errors, close } = await open(small, { viewport: { width: 800, height: 450 } });
      const around = await walkAround(page, 90);
      const near = await walkAround(page, 60);
      await turnTo(page, { yaw: 140, pitch: -30, fov: 80 });
      const picture = await photograph(page);
      expect(alike(picture, 'gate', { yaw: 140, pitch: -30, fov: 80 })).toBeGreaterThan(36);
      expect(Math.max(around.bytes, near.bytes)).toBeLessThanOrEqual(16_000_000);
      expect(Math.max(around.bytes, near.bytes)).toBeGreaterThan(8_000_000);
      expect(errors).toEqual([]);
      await close();
    });
  });
});

describe('another scene', () => {
  it('fades in, at the view that was asked for', async () => {
    const { page, errors, close } = await open();
    const view = { yaw: 60, pitch: -10, fov: 80 };
    const states = page.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const seen: string[] = [];
          window.viewer.on('state', () => {
            seen.push(`${window.viewer.scene.id} ${window.viewer.state}`);
            if (seen.at(-1) === 'yard sharp') done(seen);
          });
        }),
    );
    await page.evaluate((wanted) => window.enter('yard', wanted), view);
    expect(await states).toEqual(['yard live', 'yard sharp']);
    await presented(page);
    expect(await viewOf(page)).toEqual(view);
    const picture = await photograph(page);
    expect(alike(picture, 'yard', view)).toBeGreaterThan(36);
    expect(await page.$eval('#stage', (stage) => stage.getAttribute('data-scene'))).toBe('yard');
    expect(errors).toEqual([]);
    await close();
  });

  it('is, half-way, a mixture of both, and turns with the finger', async () => {
    const { page, close } = await open();
    // Time stands still until it is told to go on, so that the fade can be caught half-way.
    await page.evaluate(() => {
      let now = performance.now();
      performance.now = () => now;
      window.addEventListener('later', () => (now += 200));
      void window.enter('yard', { yaw: 15, pitch: 5, fov: 90 });
    });
    await page.waitForFunction(() => window.viewer.scene.id === 'yard');
    await page.evaluate(() => window.dispatchEvent(new Event('later')));
    await presented(page);
    const view = { yaw: 15, pitch: 5, fov: 90 };
    const picture = await photograph(page);
    const half: World = (direction) => {
      const [old, fresh] = [worldOf('gate')(direction), worldOf('yard')(direction)];
      return [(old[0] + fresh[0]) / 2, (old[1] + fresh[1]) / 2, (old[2] + fresh[2]) / 2];
    };
    expect(likeness(picture, half, view).psnr).toBeGreaterThan(32);
    await close();
  });

  it('cuts where nothing shall move by itself', async () => {
    const { page, close } = await open();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(() => window.enter('yard', { yaw: 0, pitch: 0, fov: 90 }));
    expect(await stateOf(page)).toBe('sharp');
    await close();
  });

  it('uses its poster where one arrives at its first view', async () => {
    const { page, close } = await open(site, PHONE);
    site.takeRequests();
    await page.evaluate(() => window.enter('yard'));
    await until(page, 'sharp');
    const pictures = site.takeRequests().filter((path) => path.startsWith('/tours'));
    expect(pictures.sort()).toEqual([
      '/tours/test/yard/poster/1x2-2048.avif',
      '/tours/test/yard/pyramid/coverage.webp',
    ]);
    await close();
  });

  it('that cannot be loaded leaves the old one as it was', async () => {
    const { page, close } = await open();
    await page.route('**/yard/**', (route) => route.fulfill({ status: 404 }));
    const failure = await page.evaluate(() =>
      window.enter('yard', { yaw: 0, pitch: 0, fov: 90 }).catch((error: unknown) => (error as Error).name),
    );
    expect(failure).toBe('LoadError');
    await turnTo(page, { yaw: 100 });
    const picture = await photograph(page);
    expect(alike(picture, 'gate', { yaw: 100, pitch: 5, fov: 90 })).toBeGreaterThan(36);
    await close();
  });

  it('gives way to the next that is asked for', async () => {
    const { page, close } = await open();
    const ends = await page.evaluate(async () => {
      const first = window.enter('yard').catch((error: unknown) => (error as Error).name);
      const second = window.enter('grey').then(() => window.viewer.scene.id);
      return Promise.all([first, second]);
    });
    expect(ends).toEqual(['AbortError', 'grey']);
    await close();
  });
});

describe('a long visit', () => {
  /** Counts at the same scene and view, after the second and after the last round. */
  async function walk(from: TestSite, rounds: number): Promise<Record<'early' | 'late', Counts & { heap: number }>> {
    const { page, close } = await open(from);
    const devtools = await page.context().newCDPSession(page);
    const look = async (): Promise<Counts & { heap: number }> => {
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      return { ...(await countsOf(page)), heap: usedSize };
    };
    let early = await look();
    for (let round = 0; round < rounds; round++) {
      if (round === 2) await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const id of ['yard', 'gate'] as const) {
        await page.evaluate((to) => window.enter(to, { yaw: 120, pitch: 0, fov: 90 }), id);
        await until(page, 'sharp');
      }
      if (round === 5) early = await look();
    }
    const late = await look();
    await close();
    return { early, late };
  }

  it('of 40 scenes holds no more than a short one', async () => {
    const { early, late } = await walk(site, 20);
    expect(late.textures).toBe(early.textures);
    expect(late.bytes).toBe(early.bytes);
    expect(late.buffers).toBe(early.buffers);
    expect(late.heap - early.heap).toBeLessThan(1_000_000);
    expect(late.bitmaps).toBe(0);
    expect(late.programs).toBe(2);
  });

  it('ends with nothing held, drawn or listened to', async () => {
    const { page, close } = await open();
    await page.evaluate(() => window.viewer.dispose());
    await page.waitForTimeout(300);
    const { textures, buffers, programs, bitmaps, frames } = await countsOf(page);
    expect({ buffers, programs, bitmaps }).toEqual({ buffers: 0, programs: 0, bitmaps: 0 });
    // Four stand-ins of one pixel that three makes for itself go with the context.
    expect(textures).toBeLessThanOrEqual(4);
    await page.mouse.move(300, 200);
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.press('ArrowLeft');
    await page.setViewportSize({ width: 700, height: 450 });
    await page.waitForTimeout(200);
    expect((await countsOf(page)).frames).toBe(frames);
    expect(await page.$$('canvas')).toEqual([]);
    await close();
  });

  it('that forgot to give tiles back would be noticed', async () => {
    const fault = {
      file: 'viewer/tile-store.ts',
      from: 'of this.#stacks.values()) stack.dispose();',
      to: 'of []) stack;',
    };
    const { early, late } = await withFault(fault, (wrong) => walk(wrong, 8));
    expect(late.textures).toBeGreaterThan(early.textures + 3);
  });
});

describe('the GPU that is taken away', () => {
  const lose = (page: Page, forLong = false): Promise<void> =>
    page.evaluate((long) => {
      const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas');
      const loss = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      window.noGpu = long;
      loss?.loseContext();
    }, forLong);
  const untilLost = (page: Page): Promise<unknown> =>
    page.waitForFunction(() => window.viewer.state === 'poster', undefined, { polling: 5 });

  it('comes back with the same pixels, five times, in different moments', async () => {
    const { page, errors, close } = await open();
    const events = page.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const seen: string[] = [];
          window.viewer.on('lost', () => seen.push('lost'));
          window.viewer.on('restored', () => seen.push('restored') === 10 && done(seen));
        }),
    );
    const moments: { view: View; during?: () => Promise<unknown> }[] = [
      { view: { yaw: 15, pitch: 5, fov: 90 } },
      { view: { yaw: 130, pitch: -20, fov: 100 } },
      { view: { yaw: -60, pitch: 30, fov: 60 } },
      { view: { yaw: 15, pitch: 5, fov: 90 } },
      { view: { yaw: 45, pitch: 0, fov: 90 } },
    ];
    for (const { view } of moments) {
      await turnTo(page, view);
      const before = await photograph(page);
      await lose(page);
      await untilLost(page);
      await until(page, 'sharp');
      await page.waitForTimeout(50);
      const after = await photograph(page);
      expect(await viewOf(page)).toEqual(view);
      expect(psnr(before, after)).toBeGreaterThan(view.yaw === 15 ? 45 : 60);
    }
    expect(await events).toHaveLength(10);
    expect(errors.filter((line) => !/context lost/i.test(line))).toEqual([]);
    await close();
  });

  it('in the middle of a change of scenes leads into the new scene', async () => {
    const { page, close } = await open();
    const view = { yaw: 60, pitch: -10, fov: 80 };
    const restored = page.evaluate(() => new Promise<void>((done) => window.viewer.on('restored', done)));
    const entered = page.evaluate((wanted) => window.enter('yard', wanted), view);
    await lose(page);
    await entered;
    await restored;
    await until(page, 'sharp');
    const picture = await photograph(page);
    expect(await page.$eval('#stage', (stage) => stage.getAttribute('data-scene'))).toBe('yard');
    expect(alike(picture, 'yard', view)).toBeGreaterThan(36);
    await close();
  });

  it('for longer: style sheets show the picture, which turns, until it is back', async () => {
    const { page, close } = await open();
    await page.evaluate(() => window.enter('yard', { yaw: 60, pitch: -10, fov: 80 }));
    await lose(page, true);
    await untilLost(page);
    await page.waitForTimeout(400);
    await page.evaluate(() => window.viewer.turnTo({ yaw: 100, pitch: 20 }, { animate: false }));
    await presented(page);
    const view = { yaw: 100, pitch: 20, fov: 80 };
    const simple = await photograph(page);
    expect(alike(simple, 'yard', view)).toBeGreaterThan(24);
    await page.evaluate(() => {
      window.noGpu = false;
    });
    await until(page, 'sharp');
    const sharp = await photograph(page);
    expect(alike(sharp, 'yard', view)).toBeGreaterThan(36);
    await close();
  });
});

it('a drawing that breaks leaves the picture, which still turns', async () => {
  const fault = {
    file: 'viewer/Drawing.tsx',
    from: 'const camera = this.#camera;',
    to: 'const camera = this.#camera; if (yaw > 60) throw new Error("broken");',
  };
  await withFault(fault, async (wrong) => {
    const { page, close } = await open(wrong);
    await page.evaluate(() => window.viewer.turnTo({ yaw: 90, pitch: 10 }, { animate: false }));
    await page.waitForFunction(() => window.viewer.state === 'poster');
    await page.waitForTimeout(400);
    await page.evaluate(() => window.viewer.turnTo({ yaw: 120 }, { animate: false }));
    await presented(page);
    const picture = await photograph(page);
    expect(alike(picture, 'gate', { yaw: 120, pitch: 10, fov: 90 })).toBeGreaterThan(24);
    expect(await page.$$('canvas')).toEqual([]);
    await close();
  });
});

it('a scene of which nothing comes is given up, not waited for', async () => {
  const { page, close } = await open();
  await page.route('**/nowhere/**', (route) => route.fulfill({ status: 404 }));
  const failure = await page.evaluate(async () => {
    const gone = { ...window.viewer.scene, id: 'gone' };
    if (!gone.pyramid) return 'no pyramid';
    gone.pyramid = { ...gone.pyramid, base: 'nowhere/pyramid' };
    delete gone.pyramid.coverage;
    delete gone.poster;
    return window.viewer.show(gone).then(
      () => 'shown',
      (error: unknown) => (error as Error).name,
    );
  });
  expect(failure).toBe('LoadError');
  expect(await page.evaluate(() => window.viewer.scene.id)).toBe('gate');
  await close();
});

it('500 points stay on their places without a layout, and only those in view are touched', async () => {
  const { page, close } = await open();
  await page.evaluate(() => {
    const pins = Array.from({ length: 500 }, (_, index) => {
      const pin = Object.assign(document.createElement('a'), { className: 'pin' });
      Object.assign(pin.dataset, { yaw: String((index * 137.5) % 360), pitch: String(((index * 61) % 120) - 60) });
      return pin;
    });
    document.querySelector('.pins')?.append(...pins);
  });
  await presented(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const layouts = async (): Promise<number> =>
    (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount')?.value ?? 0;
  const before = await layouts();
  const { writes, seen } = await page.evaluate(async () => {
    let writes = 0;
    const watch = new MutationObserver((changes) => (writes += changes.length));
    watch.observe(document.querySelector('.pins') ?? document, { subtree: true, attributeFilter: ['style'] });
    let seen = 0;
    for (let step = 0; step < 30; step++) {
      window.viewer.turnTo({ yaw: step * 4 }, { animate: false });
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      seen += [...document.querySelectorAll<HTMLElement>('.pin')].filter(
        (pin) => pin.style.visibility !== 'hidden',
      ).length;
    }
    watch.disconnect();
    return { writes, seen };
  });
  expect(seen).toBeGreaterThan(30 * 20);
  // Besides, each that comes or goes is shown or hidden once.
  expect(writes).toBeLessThan(seen * 1.4);
  expect((await layouts()) - before).toBeLessThanOrEqual(1);
  await close();
});

describe('a bad line', () => {
  it('tiles that failed are asked for again, and one that is broken leaves the coarser one', async () => {
    const { page, close } = await open();
    let refused = 0;
    await page.route('**/pyramid/2/r/**', async (route) => {
      if (refused++ < 4) await route.fulfill({ status: 503 });
      else await route.continue();
    });
    await page.route('**/pyramid/2/r/1-1.webp', (route) => route.fulfill({ body: 'no picture' }));
    site.takeRequests();
    await page.evaluate(() => window.viewer.turnTo({ yaw: 90, pitch: 0, fov: 60 }, { animate: false }));
    await page.waitForTimeout(2_500);
    expect(await stateOf(page)).toBe('live');
    expect(site.takeRequests()).toContain('/tours/test/gate/pyramid/1/r/0-0.webp');
    const picture = await photograph(page);
    expect(alike(picture, 'gate', { yaw: 90, pitch: 0, fov: 60 })).toBeGreaterThan(34);
    await close();
  });
});
