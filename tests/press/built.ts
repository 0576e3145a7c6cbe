import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = join(ROOT, 'node_modules/.cache/disan360/press-tests');

/** Builds a file as the program's own build does, so that plain Node can run it. Each test file has a name of its own. */
export async function built(entry: string, name: string): Promise<URL> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ...{ ssr: true, target: 'node20', outDir: join(OUT, name), emptyOutDir: false, copyPublicDir: false },
      rolldownOptions: { input: { [name]: join(ROOT, entry) }, output: { entryFileNames: '[name].js' } },
    },
  });
  return pathToFileURL(join(OUT, name, `${name}.js`));
}

export const builtWorker = (name: string): Promise<URL> => built('src/press/worker.ts', `worker-${name}`);
