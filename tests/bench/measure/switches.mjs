import { SCENES } from '../conditions.mjs';
import { readHeap } from '../browser/heap.mjs';
import { open, readStats } from '../browser/open.mjs';
import { settle, sleep } from '../browser/settle.mjs';
import { takeHandle } from './viewers.mjs';

const QUIET_MS = 400;

/** A build that leaks on purpose: textures are never freed, and each click keeps some memory. */
const LEAK = () => {
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) prototype.deleteTexture = () => {};
  const kept = (window.__kept = []);
  addEventListener('click', () => kept.push(Array.from({ length: 5_000 }, (_, i) => ({ i }))), true);
};

async function memory({ page, cdp }) {
  const { textureBytes, textures, contexts } = await readStats(page);
  return { ...(await readHeap(cdp)), textureBytes, textures, contexts };
}

/** In one go inside the page: each word from outside would leave compiled code in the heap that is measured. */
const switchScenes = ({ page }, times) =>
  page.evaluate(
    async ({ count, scenes, quiet }) => {
      const sleep = (ms) => new Promise((later) => setTimeout(later, ms));
      const calm = (since) => performance.now() - Math.max(since, window.__stats.lastUpload) > quiet;
      for (let i = 1; i <= count; i++) {
        await window.__pano.showScene(i % scenes);
        for (const shown = performance.now(); !calm(shown);) await sleep(50);
      }
    },
    { count: times, scenes: SCENES, quiet: QUIET_MS },
  );

/** Memory after many changes of scene, against memory when each scene has been seen once. */
export async function measureSwitches({ viewer, address, condition, times, leak }) {
  const opened = await open(condition, leak ? [LEAK] : []);
  try {
    await opened.page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
    await settle(opened);
    await takeHandle(viewer, opened);
    const settled = await memory(opened);
    await switchScenes(opened, SCENES);
    const once = await memory(opened);
    const began = Date.now();
    await switchScenes(opened, times);
    await sleep(1_500);
    return { settled, once, after: await memory(opened), times, ms: Date.now() - began, errors: opened.errors };
  } finally {
    await opened.browser.close();
  }
}
