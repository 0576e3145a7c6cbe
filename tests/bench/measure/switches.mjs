import { SCENES } from '../conditions.mjs';
import { open, readStats } from '../browser/open.mjs';
import { settle, sleep } from '../browser/settle.mjs';
import { takeHandle } from './viewers.mjs';

const MOST_MS = 20_000;

/** A build that leaks on purpose: textures are never freed, and each second of the page keeps some memory. */
const LEAK = () => {
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) prototype.deleteTexture = () => {};
  const kept = (window.__kept = []);
  addEventListener('click', () => kept.push(Array.from({ length: 5_000 }, (_, i) => ({ i }))), true);
};

async function memory({ page, cdp }) {
  for (let round = 0; round < 2; round++) {
    await cdp.send('HeapProfiler.collectGarbage');
    await sleep(200);
  }
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { textureBytes, textures, contexts } = await readStats(page);
  return { heap: usedSize, textureBytes, textures, contexts };
}

async function switchScenes({ page, traffic }, times, first) {
  for (let i = first; i < first + times; i++) {
    const late = sleep(MOST_MS).then(() => Promise.reject(new Error(`Scene ${i} did not come.`)));
    late.catch(() => {});
    await Promise.race([page.evaluate((index) => window.__pano.showScene(index), i % SCENES), late]);
    await sleep(250);
    await settle({ page, traffic }, { quiet: 250, most: 8_000 });
  }
}

/** Memory after many changes of scene, against memory when each scene has been seen once. */
export async function measureSwitches({ viewer, address, condition, times, leak }) {
  const opened = await open(condition, leak ? [LEAK] : []);
  try {
    await opened.page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
    await settle(opened);
    await takeHandle(viewer, opened);
    const settled = await memory(opened);
    await switchScenes(opened, SCENES, 1);
    const once = await memory(opened);
    const began = Date.now();
    await switchScenes(opened, times, 1);
    await sleep(1_500);
    return { settled, once, after: await memory(opened), times, ms: Date.now() - began, errors: opened.errors };
  } finally {
    await opened.browser.close();
  }
}
