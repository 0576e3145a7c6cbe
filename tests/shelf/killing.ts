import { fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

/** Parts of these are not JavaScript, or ask for each other in ways of their own. */
const APART = ['sharp', 'libsql', 'pg', 'openid-client', '@node-rs/argon2'];

export interface ScriptOptions {
  folder?: string;
  /** With the packages in it, all in one file: it starts in two thirds of the time. */
  isWhole?: boolean;
}

/** Builds a script of the tests for plain Node; returns where it lies. */
export async function buildScript(name: string, out: string, options: ScriptOptions = {}): Promise<string> {
  const { folder = 'tests/shelf', isWhole = false } = options;
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ...(isWhole && { ssr: { noExternal: true as const, external: APART } }),
    build: {
      ssr: true,
      minify: isWhole,
      target: 'node20',
      outDir: out,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: { input: join(ROOT, folder, `${name}.ts`), output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return resolve(ROOT, out, `${name}.mjs`);
}

export interface Kill {
  script: string;
  args: readonly string[];
  afterMs: number;
  /** Called again and again while the process lives. */
  watch(): Promise<void>;
}

/** Starts a process, kills it without a warning that long after it was ready; resolves with how long its start took. */
export async function killed({ script, args, afterMs, watch }: Kill): Promise<number> {
  const child = fork(script, [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let isOver = false;
  let restartMs = Infinity;
  const over = new Promise<void>((resolve) =>
    child.on('exit', () => {
      isOver = true;
      resolve();
    }),
  );
  child.once('message', (message: { restartMs: number }) => {
    restartMs = message.restartMs;
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  while (!isOver) {
    await watch();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await over;
  return restartMs;
}
