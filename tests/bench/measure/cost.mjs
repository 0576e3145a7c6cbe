import { VIEW } from '../conditions.mjs';
import { open, readStats } from '../browser/open.mjs';
import { settle, sleep } from '../browser/settle.mjs';
import { takeHandle } from './viewers.mjs';

const PAN_MS = 6_000;
const IDLE_MS = 10_000;

async function readCounters({ page, cdp, traffic, media }) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name) => metrics.find((entry) => entry.name === name)?.value ?? 0;
  return {
    ...(await readStats(page)),
    at: Date.now(),
    taskMs: metric('TaskDuration') * 1000,
    layouts: metric('LayoutCount'),
    styles: metric('RecalcStyleCount'),
    pieces: traffic.pieces.length,
    media: media(),
  };
}

/** What the page did while `act` ran. `bytes` are the pictures that the server was asked for; `asked` counts what the page took from the browser's cache, too. */
async function during(opened, act) {
  const before = await readCounters(opened);
  await opened.page.evaluate(() => (window.__stats.mostDraws = 0));
  await act();
  const after = await readCounters(opened);
  const media = opened.traffic.pieces.slice(before.pieces).filter(({ kind }) => kind === 'media');
  const more = (key) => after[key] - before[key];
  const long = after.longTasks.slice(before.longTasks.length);
  return {
    seconds: more('at') / 1000,
    frames: more('frames'),
    animationFrames: more('animationFrames'),
    timers: more('timers'),
    layouts: more('layouts'),
    styles: more('styles'),
    taskMs: more('taskMs'),
    mostDraws: after.mostDraws,
    uploadBytes: more('uploadBytes'),
    bytes: more('media'),
    asked: media.reduce((sum, { asked }) => sum + asked, 0),
    longTasks: long.length,
    longMs: long.reduce((sum, [, duration]) => sum + duration, 0),
  };
}

/** A full turn, one step a frame. */
const pan = ({ page }) =>
  page.evaluate(
    ({ ms, view }) =>
      new Promise((done) => {
        window.__pano.hold?.(true);
        const began = performance.now();
        const finish = () => {
          window.__pano.hold?.(false);
          setTimeout(done);
        };
        const step = () => {
          const part = Math.min(1, (performance.now() - began) / ms);
          window.__pano.setView({ yaw: view.yaw + part * 2 * Math.PI, pitch: view.pitch });
          if (part < 1) requestAnimationFrame(step);
          else requestAnimationFrame(finish);
        };
        requestAnimationFrame(step);
      }),
    { ms: PAN_MS, view: VIEW },
  );

/** What the settled viewer costs when nobody moves, and what a first and a second full turn cost. */
export async function measureCost({ viewer, address, condition, served }) {
  const opened = { ...(await open(condition)), media: served.media };
  try {
    await opened.page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
    await settle(opened);
    await takeHandle(viewer, opened);
    await sleep(1_000);
    const idle = await during(opened, () => sleep(IDLE_MS));
    const cold = await during(opened, () => pan(opened));
    await settle(opened, { most: 30_000 });
    const warm = await during(opened, () => pan(opened));
    await settle(opened, { most: 30_000 });
    const { textureBytes, texturePeak, textures } = await readStats(opened.page);
    return { idle, cold, warm, textureBytes, texturePeak, textures, errors: opened.errors };
  } finally {
    await opened.browser.close();
  }
}
