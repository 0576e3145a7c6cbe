// node tests/bench/lighthouse.mjs [page]: what Lighthouse says of the catalogue, a tour and a scene, as a table.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from '../../src/bin/build.mjs';
import { root } from '../../src/bin/say.mjs';

const HERE = join(root, 'tests/bench');
const OUT = join(root, 'node_modules/.cache/disan360/lighthouse-site');
const PAGES = [
  ['catalogue', '/vi/'],
  ['tour', '/en/thanh-co-quang-tri/'],
  ['scene', '/vi/thanh-co-quang-tri/cong-tien'],
  ['scene in French', '/fr/thanh-co-quang-tri/tren-cao'],
];
const LEAST = { accessibility: 95, 'best-practices': 100, seo: 100 };
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

if (!existsSync(join(HERE, 'node_modules/lighthouse'))) {
  spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: HERE,
    stdio: 'inherit',
  });
}
const { default: lighthouse } = await import('lighthouse');
const { launch } = await import('chrome-launcher');
const { default: sirv } = await import('sirv');

/** Share cards and canonical addresses are whole only where press knows the site's own, so the port comes first. */
async function served() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://localhost:${server.address().port}`;
  await build();
  const pressing = ['src/bin/disan360.mjs', 'press', '--out', OUT, '--origin', origin, '--lang', 'en'];
  if (spawnSync(process.execPath, pressing, { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(1);
  const files = sirv(OUT, { dev: true, etag: true, brotli: true, gzip: true });
  server.on('request', (request, response) => files(request, response, () => response.writeHead(404).end()));
  return { server, origin };
}

const { server, origin } = await served();
const chromePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
let isEnough = true;
console.log('| page | accessibility | best practices | SEO | performance |\n| --- | --- | --- | --- | --- |');
for (const [name, path] of PAGES.filter(([page]) => page.includes(process.argv[2] ?? ''))) {
  const chrome = await launch({ chromePath, chromeFlags: FLAGS });
  const { lhr } = await lighthouse(origin + path, { port: chrome.port, logLevel: 'error' });
  await chrome.kill();
  const score = (id) => Math.round((lhr.categories[id]?.score ?? 0) * 100);
  console.log(`| ${name} | ${Object.keys(LEAST).map(score).join(' | ')} | ${score('performance')} |`);
  for (const [id, least] of Object.entries(LEAST)) {
    if (score(id) < least) isEnough = false;
    const faults = lhr.categories[id].auditRefs
      .map(({ id: audit }) => lhr.audits[audit])
      .filter(({ score: s, scoreDisplayMode }) => s !== null && s < 1 && scoreDisplayMode !== 'informative');
    for (const { title, details } of faults)
      console.log(`  ${id}: ${title} ${(details?.items ?? []).map(({ node }) => node?.snippet ?? '').join(' ')}`);
  }
}
console.log(
  `Lighthouse ${createRequire(join(HERE, 'x.js'))('lighthouse/package.json').version}, its own simulated slow phone; Chromium draws in software here.`,
);
server.close();
process.exitCode = isEnough ? 0 : 1;
