import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { open } from './browser/open.mjs';
import { settle } from './browser/settle.mjs';
import { CONDITIONS } from './conditions.mjs';
import { measureCost } from './measure/cost.mjs';
import { OURS } from './measure/viewers.mjs';
import { CACHE } from './places.mjs';
import { both, plainScene, plainTour, pressMadeTours } from './prepare/made-tours.mjs';
import { serve } from './server.mjs';

/**
 * `npm run bench:growth`: what a first visit to a scene loads in catalogues of 1, 100 and 1,000 tours, in tours of 3, 30 and 300
 * scenes, and what a turn costs in a scene of 500 hotspots. Prints a table. `--catalogues 1,100 --scenes 3,30` for less.
 */
const { values } = parseArgs({
  options: {
    catalogues: { type: 'string', default: '1,100,1000' },
    scenes: { type: 'string', default: '3,30,300' },
    hotspots: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
    out: { type: 'string', default: join(CACHE, 'growth.json') },
  },
});
const numbers = (text) => text.split(',').filter(Boolean).map(Number);
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Of a size that is pressed quickly; what is measured here does not depend on it. */
async function drawPicture() {
  const file = join(CACHE, 'growth.jpg');
  const sky = { create: { width: 2_048, height: 1_024, channels: 3, background: '#7a8b6f' } };
  const noise = {
    create: { width: 2_048, height: 1_024, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  };
  const grain = await sharp(noise).blur(4).png().toBuffer();
  await sharp(sky)
    .composite([{ input: grain, blend: 'overlay' }])
    .jpeg({ quality: 85 })
    .toFile(file);
  return file;
}

/** Bytes and requests until the view is sharp, and milliseconds, on a slow line with a cold cache. */
async function firstView(address, condition) {
  const opened = await open(condition);
  try {
    const { page, traffic } = opened;
    await page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
    await page.waitForFunction(() => performance.getEntriesByName('pano:sharp').length > 0, null, { timeout: 60_000 });
    await settle(opened);
    // By the page's own clock: the driver hears of what has come a little later.
    const seen = await page.evaluate(() => {
      const sharp = performance.getEntriesByName('pano:sharp')[0].startTime;
      const came = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd <= sharp);
      return { sharp, sizes: came.map(({ encodedBodySize }) => encodedBodySize) };
    });
    const html = traffic.bytes('html');
    return {
      page: html,
      requests: 1 + seen.sizes.length,
      bytes: html + seen.sizes.reduce((sum, size) => sum + size, 0),
      settled: traffic.bytes(),
      sharp: Math.round(seen.sharp),
    };
  } finally {
    await opened.browser.close();
  }
}

async function measure(name, path) {
  const server = await serve(name);
  const condition = { ...CONDITIONS.slow, trusted: server.trusted };
  const rounds = [];
  for (let round = 0; round < Number(values.rounds); round++)
    rounds.push(await firstView(`${server.origin}${path}`, condition));
  server.close();
  return Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(rounds.map((each) => each[key]))]));
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const rows = [];
function keep(what, count, result) {
  rows.push({ what, count, ...result });
  const { page, requests, bytes, settled, sharp: ms } = result;
  console.log(
    `| ${count} ${what} | ${kB(page)} | ${requests} | ${kB(bytes)} | ${kB(settled)} | ${(ms / 1000).toFixed(2)} s |`,
  );
}

const picture = await drawPicture();
console.log('| first view of a scene | its page | requests until sharp | bytes until sharp | bytes in all | sharp |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const count of numbers(values.catalogues)) {
  const name = `growth-catalogue-${count}`;
  const tours = Array.from({ length: count }, (_, index) => plainTour(`noi-${index + 1}`, [plainScene('canh')]));
  pressMadeTours(name, picture, tours);
  keep(count === 1 ? 'tour' : 'tours', count, await measure(name, '/vi/noi-1/canh'));
}
for (const count of numbers(values.scenes)) {
  const name = `growth-scenes-${count}`;
  const link = (index) => ({
    ...{ id: 'next', type: 'link', at: { yaw: 170, pitch: 0 }, to: { scene: `canh-${((index + 1) % count) + 1}` } },
    title: both('Cảnh tiếp theo', 'Next scene'),
  });
  const scenes = Array.from({ length: count }, (_, i) => plainScene(`canh-${i + 1}`, { hotspots: [link(i)] }));
  pressMadeTours(name, picture, [plainTour('noi', scenes)]);
  keep('scenes', count, await measure(name, '/vi/noi/canh-1'));
}

/** Evenly over the sphere. */
const points = (count) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `h-${index + 1}`, type: 'info', title: both(`Điểm ${index + 1}`, `Point ${index + 1}`) },
    at: {
      yaw: ((index * 137.508) % 360) - 180,
      pitch: (Math.asin((2 * (index + 0.5)) / count - 1) * 180) / Math.PI,
    },
    text: both('Lời', 'Words'),
  }));

for (const count of numbers(values.hotspots)) {
  const name = `growth-hotspots-${count}`;
  pressMadeTours(name, picture, [plainTour('noi', [plainScene('canh', { hotspots: points(count) })])]);
  const server = await serve(name);
  const condition = { ...CONDITIONS.free, trusted: server.trusted };
  const { warm, errors } = await measureCost({
    served: server,
    viewer: OURS,
    address: `${server.origin}/vi/noi/canh`,
    condition,
  });
  server.close();
  const { frames, layouts, longTasks, taskMs } = warm;
  rows.push({ what: 'hotspots', count, frames, layouts, longTasks, taskMs, errors });
  const each = (taskMs / Math.max(frames, 1)).toFixed(1);
  console.log(
    `\n${count} hotspots, a full turn: ${frames} frames, ${layouts} layouts, ${longTasks} long tasks, ${each} ms a frame`,
  );
}
writeFileSync(values.out, JSON.stringify(rows, null, 1));
