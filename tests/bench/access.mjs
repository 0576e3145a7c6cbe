// node tests/bench/access.mjs: our scene and those of other viewers under keys, and for who hears them, as a table.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import sirv from 'sirv';
import { root } from '../../src/bin/say.mjs';
import { measure } from './access/measure.mjs';
import { POINTS, VIEWERS } from './access/viewers.mjs';

const MODULES = join(root, 'tests/bench/node_modules');
const SITE = process.argv[2] ?? join(root, 'dist');
const SCENE = '/en/thanh-co-quang-tri/cong-tien';
const OUR_POINTS = ['The watch-pavilion', 'The central memorial'];
if (!existsSync(MODULES)) throw new Error('The other viewers are not installed yet: npm run bench installs them.');
if (!existsSync(join(SITE, 'en'))) throw new Error(`${SITE} holds no pressed site: npm start makes one in dist.`);

const picture = await sharp(join(root, 'tours/thanh-co-quang-tri/media/cong-tien.jpg'))
  .resize(4096, 2048)
  .jpeg()
  .toBuffer();
const modules = sirv(MODULES, { dev: true });
const site = sirv(SITE, { dev: true, brotli: true });
const server = createServer((request, response) => {
  const path = decodeURI(request.url.split('?')[0]);
  if (path === '/picture.jpg') return response.setHeader('Content-Type', 'image/jpeg').end(picture);
  const viewer = /^\/viewer\/(\d)$/.exec(path)?.[1];
  if (viewer !== undefined) return response.setHeader('Content-Type', 'text/html').end(Object.values(VIEWERS)[viewer]);
  if (path.startsWith('/modules/')) {
    request.url = path.slice('/modules'.length);
    return modules(request, response, () => response.writeHead(404).end());
  }
  site(request, response, () => response.writeHead(404).end());
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${server.address().port}`;
const args = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
const size = { viewport: { width: 1_280, height: 800 } };
const context = await browser.newContext(size);
const axe = createRequire(import.meta.url).resolve('axe-core');

const idOf = (name) => Object.keys(POINTS).find((id) => POINTS[id] === name);
const soon = (page, test, value) =>
  page.waitForFunction(test, value, { timeout: 5_000 }).then(
    () => true,
    () => false,
  );

async function readable(address, points) {
  const mute = await browser.newContext({ ...size, javaScriptEnabled: false });
  const page = await mute.newPage();
  await page.goto(address);
  const words = await page.locator('body').innerText();
  await mute.close();
  return points.filter((name) => words.includes(name)).length;
}

const results = [];
const ours = origin + SCENE;
results.push([
  'ours',
  {
    ...(await measure({
      ...{ context, axe, address: ours, points: OUR_POINTS },
      ready: (page) => page.waitForSelector('.pins[data-named]', { timeout: 60_000 }),
      hasOpened: (name) => (page) =>
        soon(
          page,
          (title) =>
            [...document.querySelectorAll('.sheet[data-open] h2, h1')].some(({ textContent }) =>
              textContent.includes(title),
            ),
          name,
        ),
    })),
    read: await readable(ours, OUR_POINTS),
  },
]);
for (const [index, name] of Object.keys(VIEWERS).entries()) {
  const address = `${origin}/viewer/${index}`;
  const points = Object.values(POINTS);
  const measured = await measure({
    ...{ context, axe, address, points },
    ready: (page) => page.waitForFunction(() => window.ready === true, undefined, { timeout: 60_000 }),
    hasOpened: (point) => (page) => soon(page, (id) => window.opened.includes(id), idOf(point)),
  });
  results.push([name, { ...measured, read: await readable(address, points) }]);
}

const yes = (value) => (value ? 'yes' : 'no');
console.log(
  '| viewer | points with role and name | reached by Tab | opened by Enter | stops of Tab: all / nameless / without visible focus | arrow keys turn, nothing clicked before | says where one looks | points read without JavaScript | axe violations |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [name, r] of results) {
  const told = r.said.length > 0 ? `“${r.said.join(' · ')}”` : 'no';
  console.log(
    `| ${name} | ${r.inTree}/2 | ${r.byTab}/2 | ${r.opened}/2 | ${r.stops} / ${r.nameless} / ${r.unseen} | ${yes(r.turns)} | ${told} | ${r.read}/2 | ${r.violations.length > 0 ? r.violations.join(', ') : 'none'} |`,
  );
}

if (process.argv.includes('--tree')) {
  const page = await context.newPage();
  await page.goto(ours);
  await page.waitForSelector('.pins[data-named]');
  console.log(await page.locator('body').ariaSnapshot());
}
await browser.close();
server.close();
