import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ready } from './ready.mjs';
import { root, say, stop } from './say.mjs';

const out = join(root, 'build');
const stamp = join(out, 'built.json');
const SOURCES = ['src', 'locales', 'public', 'index.html', 'desk.html', 'vite.config.ts', 'package.json'];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isFresh() {
  if (!existsSync(stamp)) return false;
  const { started } = JSON.parse(readFileSync(stamp, 'utf8'));
  return SOURCES.every((name) => !existsSync(join(root, name)) || newest(join(root, name)) < started);
}

const common = { root, logLevel: 'warn', configFile: join(root, 'vite.config.ts') };

/** Code that Node runs: the command line and press's worker. Packages stay outside. */
export const buildNode = (vite) =>
  vite.build({
    ...common,
    build: {
      ssr: true,
      target: 'node20',
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { cli: join(root, 'src/cli.ts'), 'press-worker': join(root, 'src/press/worker.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
  });

/** A script that pages carry inline: `starter` in each scene, `enter-code` where a sign's code is typed. */
const buildInline = (vite, name) =>
  vite.build({
    ...common,
    build: {
      target: 'es2022',
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: join(root, `src/${name}.ts`),
        output: { format: 'iife', entryFileNames: `${name}.js` },
      },
    },
  });

export async function buildStarter(vite) {
  await buildInline(vite, 'starter');
  await buildInline(vite, 'enter-code');
  await buildInline(vite, 'kiosk-guard');
}

/** What visitors load, and the files that press asks Vite's manifest about. */
export const APP_INPUT = [
  'index.html',
  'src/main.tsx',
  'src/visit/catalogue/finder.ts',
  'src/visit/visit.css',
  'src/ui/fonts.css',
].map((file) => join(root, file));

export const buildApp = (vite, site = join(out, 'site'), output = {}) =>
  vite.build({
    ...common,
    build: { outDir: site, emptyOutDir: true, manifest: true, rolldownOptions: { input: APP_INPUT, output } },
  });

/** The kiosk by itself: what it shares with the visit would else be cut into other pieces for every visitor. */
export async function buildKiosk(vite) {
  const site = join(out, 'site');
  await vite.build({
    ...common,
    build: {
      outDir: site,
      emptyOutDir: false,
      copyPublicDir: false,
      manifest: '.vite/kiosk.json',
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'src/kiosk.tsx'),
        output: { entryFileNames: 'assets/kiosk-[hash].js', chunkFileNames: 'assets/kiosk-[name]-[hash].js' },
      },
    },
  });
  const built = JSON.parse(readFileSync(join(site, '.vite/kiosk.json'), 'utf8'));
  const named = Object.values(built).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);
  writeFileSync(join(out, 'kiosk.json'), JSON.stringify([...new Set(named)].sort().map((file) => listed(site, file))));
}

/** The office's screens, in a folder of their own: nothing of them lies on the visitors' site. */
export async function buildDesk(vite, desk = join(out, 'desk')) {
  await vite.build({
    ...common,
    base: '/office/',
    build: {
      outDir: desk,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      // Their policy for content knows no data in place of files.
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'desk.html') },
    },
  });
  renameSync(join(desk, 'desk.html'), join(desk, 'index.html'));
  copyFileSync(join(root, 'public/favicon.svg'), join(desk, 'favicon.svg'));
}

const sha256 = (file) => createHash('sha256').update(readFileSync(file));

/** Never needed by a visitor without a network, however they are reached. */
const NOT_OFFLINE = /(?:^|\/)(?:studio|office|qr|pdf|xr|hls)[^/]*$/i;

/** Heavy and rarely wanted: a kept tour brings it along, a first visit must not pay for it. */
const NOT_AHEAD = /\/(?:model-view|meshopt|draco|DRACO|jsQR)[^/]*$/;

/** What a visit may load without being asked for anything else: all that `main.tsx` leads to, and the fonts. */
function appFiles(site) {
  const built = JSON.parse(readFileSync(join(site, '.vite/manifest.json'), 'utf8'));
  const wanted = new Set(['src/main.tsx', 'src/ui/fonts.css']);
  const files = new Set(['index.html', 'favicon.svg']);
  for (const name of wanted) {
    const { file, css = [], assets = [], imports = [], dynamicImports = [] } = built[name] ?? {};
    if (!file || NOT_OFFLINE.test(file)) continue;
    for (const found of [file, ...css, ...assets]) files.add(found);
    for (const next of [...imports, ...dynamicImports]) wanted.add(next);
  }
  return [...files].sort().map((file) => listed(site, file));
}

function listed(site, file) {
  const path = join(site, file);
  const hash = sha256(path).digest('hex');
  return { path: file === 'index.html' ? '/' : `/${file}`, bytes: statSync(path).size, sha256: hash };
}

/** How the worker is built, with the list of the files that it fetches ahead in it. */
export function workerConfig(files, site) {
  const entries = files
    .filter(({ path }) => !NOT_AHEAD.test(path))
    .map(({ path, sha256: hash }) => ({
      path,
      revision: path.startsWith('/assets/') ? null : hash.slice(0, 16),
      integrity: `sha256-${Buffer.from(hash, 'hex').toString('base64')}`,
    }));
  return {
    ...common,
    define: {
      APP_FILES: JSON.stringify(entries),
      APP_BUILD: JSON.stringify(createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)),
      'process.env.NODE_ENV': '"production"',
    },
    build: {
      target: 'es2022',
      outDir: site,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { input: join(root, 'src/sw.ts'), output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  };
}

/** The worker; the whole list of files lies beside it for packs. */
export async function buildWorker(vite, folder = out) {
  const site = join(folder, 'site');
  const files = appFiles(site);
  await vite.build(workerConfig(files, site));
  writeFileSync(join(folder, 'app.json'), JSON.stringify(files));
}

/** Builds when something has changed since the last time. */
export async function build() {
  ready();
  if (isFresh()) return;
  say('building');
  const started = Date.now();
  const vite = await import('vite');
  mkdirSync(out, { recursive: true });
  const { NODE_ENV } = process.env;
  // Test runners set it to something else, and React would come in its slow, talkative form.
  process.env.NODE_ENV = 'production';
  try {
    await buildNode(vite);
    await buildStarter(vite);
    await buildApp(vite);
    await buildKiosk(vite);
    await buildWorker(vite);
    await buildDesk(vite);
  } catch (error) {
    if (error.code === 'ENOSPC') stop('diskFull');
    throw error;
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  writeFileSync(`${stamp}.new`, JSON.stringify({ started }));
  renameSync(`${stamp}.new`, stamp);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
