import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildApp, buildWorker } from '../../src/bin/build.mjs';

/* Builds the application a second time with other file names, and presses the sample tour with it into `process.argv[2]`. */

process.env.NODE_ENV = 'production';
const root = resolve(import.meta.dirname, '../..');
const first = join(root, 'build');
const folder = join(root, 'node_modules/.cache/disan360/build-2');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync(first, folder, { recursive: true, filter: (source) => !source.startsWith(join(first, 'site')) });
const names = { entryFileNames: 'assets/[name]-[hash]-2.js', chunkFileNames: 'assets/[name]-[hash]-2.js' };
await buildApp({ build }, join(folder, 'site'), names);
// The kiosk is a build of its own, which stays as it is.
const kiosk = JSON.parse(readFileSync(join(first, 'kiosk.json'), 'utf8')).map(({ path }) => path);
for (const path of ['.vite/kiosk.json', ...kiosk])
  cpSync(join(first, 'site', path), join(folder, 'site', path), { recursive: true });
await buildWorker({ build }, folder);
const { run } = await import(pathToFileURL(join(folder, 'cli.js')).href);
process.exitCode = await run(['press', 'tours/thanh-co-quang-tri', '--out', process.argv[2] ?? '', '--lang', 'en']);
