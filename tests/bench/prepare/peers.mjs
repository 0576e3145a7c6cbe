import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { BENCH, PEERS } from '../places.mjs';

export const peerIds = async () =>
  (await readdir(join(BENCH, 'viewers'))).filter((file) => file !== 'boot.mjs').map((file) => file.slice(0, -4));

/** Every peer in the very version that package.json names. */
async function isInstalled() {
  const { dependencies } = JSON.parse(await readFile(join(BENCH, 'package.json'), 'utf8'));
  for (const [name, version] of Object.entries(dependencies)) {
    const file = join(BENCH, 'node_modules', name, 'package.json');
    if (!existsSync(file) || JSON.parse(await readFile(file, 'utf8')).version !== version) return false;
  }
  return true;
}

async function install() {
  if (await isInstalled()) return;
  console.log('installing the peers');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: BENCH,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The peers could not be installed.');
}

/** A bare page with the viewer in one minified script, the least that each of them needs. */
async function buildPeer(id) {
  const out = join(PEERS, id);
  const entry = `\0${id}`;
  await build({
    root: BENCH,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'peer',
        resolveId: (name) => (name === entry ? entry : undefined),
        load: (name) =>
          name === entry
            ? `import { mount } from '${BENCH}/viewers/${id}.mjs'; import { boot } from '${BENCH}/viewers/boot.mjs'; boot(mount);`
            : undefined,
      },
    ],
    build: {
      target: 'es2022',
      outDir: out,
      emptyOutDir: true,
      copyPublicDir: false,
      chunkSizeWarningLimit: 4096,
      cssCodeSplit: false,
      rolldownOptions: {
        input: entry,
        output: { format: 'iife', entryFileNames: 'app.js', assetFileNames: 'app[extname]' },
      },
    },
  });
  const style = existsSync(join(out, 'app.css')) ? '<link rel="stylesheet" href="app.css">' : '';
  await writeFile(
    join(out, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${id}</title><link rel="icon" href="data:,">${style}<style>html,body,#pano{margin:0;width:100%;height:100%;overflow:hidden;background:#000}</style><div id="pano"></div><script src="app.js"></script></html>`,
  );
}

export async function preparePeers() {
  await install();
  const stamp = join(PEERS, 'built.json');
  const files = ['package-lock.json', ...(await readdir(join(BENCH, 'viewers'))).map((file) => `viewers/${file}`)];
  const wanted = (await Promise.all(files.map((file) => readFile(join(BENCH, file), 'utf8')))).join('\n');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;
  console.log('building the peers');
  await rm(PEERS, { recursive: true, force: true });
  await mkdir(PEERS, { recursive: true });
  for (const id of await peerIds()) await buildPeer(id);
  await writeFile(stamp, wanted);
}
