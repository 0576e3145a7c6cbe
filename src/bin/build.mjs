import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ready } from './ready.mjs';
import { root, say, stop } from './say.mjs';

const out = join(root, 'build');
const stamp = join(out, 'built.json');
const SOURCES = ['src', 'locales', 'public', 'index.html', 'vite.config.ts', 'package.json'];

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
}

/** What visitors load, and the files that press asks Vite's manifest about. */
export const APP_INPUT = ['index.html', 'src/main.tsx', 'src/visit/visit.css', 'src/ui/fonts.css'].map((file) =>
  join(root, file),
);

export const buildApp = (vite) =>
  vite.build({
    ...common,
    build: { outDir: join(out, 'site'), emptyOutDir: true, manifest: true, rolldownOptions: { input: APP_INPUT } },
  });

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
