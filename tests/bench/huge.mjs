import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { runnerImport } from 'vite';
import { open, readStats } from './browser/open.mjs';
import { settle } from './browser/settle.mjs';
import { CONDITIONS, SCREENS } from './conditions.mjs';
import { OURS, takeHandle } from './measure/viewers.mjs';
import { CACHE, placesOf, ROOT } from './places.mjs';
import { plainScene, plainTour, pressMadeTours } from './prepare/made-tours.mjs';
import { serve } from './server.mjs';

/**
 * `npm run bench:huge`: bytes of textures while a panorama of 16384 × 8192 is turned round, up and down, at every zoom, beside
 * what the device may hold by `tiles/budget.ts`. Ends with status 1 when it is more. `--again` presses anew, `--screens phone` asks
 * for less.
 */
const { values } = parseArgs({
  options: { again: { type: 'boolean', default: false }, screens: { type: 'string', default: 'phone,kiosk' } },
});
const NAME = 'huge';
const WIDTH = 16_384;

/** The benchmark's own picture, enlarged: what counts here is how much of it there is. */
async function drawPicture() {
  const [file, source] = [join(CACHE, 'huge.jpg'), placesOf('courtyard').panorama];
  if (existsSync(file)) return file;
  if (!existsSync(source)) throw new Error('No picture yet: `npm run bench -- --rounds 1` draws it.');
  await sharp(source)
    .resize(WIDTH, WIDTH / 2, { kernel: 'cubic' })
    .jpeg({ quality: 85 })
    .toFile(file);
  return file;
}

/** Looks everywhere: a turn at each height for each zoom. */
async function lookAround(opened) {
  let steps = 0;
  for (const fov of [100, 70, 45, 25, 12]) {
    for (const pitch of [0, 35, -35]) {
      for (let yaw = -180; yaw < 180; yaw += Math.min(30, fov / 1.5)) {
        await opened.page.evaluate(
          async (view) => {
            window.__pano.setView(view);
            const until = performance.now() + 600;
            const isSharp = () => document.querySelector('#stage').dataset.state === 'sharp';
            do await new Promise(requestAnimationFrame);
            while (!isSharp() && performance.now() < until);
          },
          { yaw: (yaw * Math.PI) / 180, pitch: (pitch * Math.PI) / 180, fov },
        );
        steps++;
      }
    }
  }
  return steps;
}

async function measure(condition, address, budget) {
  const opened = await open(condition);
  try {
    await opened.page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
    await settle(opened);
    await takeHandle(OURS, opened);
    const steps = await lookAround(opened);
    await settle(opened, { most: 30_000 });
    const { textureBytes, texturePeak, uploads } = await readStats(opened.page);
    return { steps, textureBytes, texturePeak, uploads, budget, errors: opened.errors };
  } finally {
    await opened.browser.close();
  }
}

const MB = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const picture = await drawPicture();
if (!existsSync(placesOf(NAME).site) || values.again)
  pressMadeTours(NAME, picture, [plainTour('lon', [plainScene('canh')])]);
const { module } = await runnerImport(join(ROOT, 'src/tiles/budget.ts'));
const server = await serve(NAME);
for (const name of values.screens.split(',').map((screen) => (screen === 'phone' ? 'free' : screen))) {
  const condition = { ...CONDITIONS[name], network: undefined, trusted: server.trusted };
  const { memory, touch } = SCREENS[condition.screen];
  const budget = module.budgetFor({ memory, coarse: touch });
  const seen = await measure(condition, `${server.origin}/vi/lon/canh`, budget);
  console.log(
    `${condition.screen}: ${seen.steps} views, ${seen.uploads} uploads, ${MB(seen.texturePeak)} at most, ${MB(seen.textureBytes)} at the end, allowed ${MB(budget)}`,
  );
  if (seen.texturePeak > budget || seen.errors.length > 0) process.exitCode = 1;
  for (const error of seen.errors) console.log(error);
}
server.close();
