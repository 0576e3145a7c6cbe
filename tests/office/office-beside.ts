import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { Told } from './office-process';

const ROOT = resolve(import.meta.dirname, '../..');
const SCRIPT = 'node_modules/.cache/disan360/office-process/office-process.mjs';

export interface OfficeProcess {
  port: number;
  pid: number;
  firstCode: string | undefined;
  tell(what: Omit<Told, 'id'>): Promise<void>;
}

/** Resolves when the office answers. */
export function started(child: ChildProcess): Promise<OfficeProcess> {
  const waiting = new Map<number, () => void>();
  let count = 0;
  return new Promise((ready, fail) => {
    child.once('exit', (code) => fail(new Error(`an office ended with ${code}`)));
    child.on('message', (message: { id?: number; port?: number; firstCode?: string }) => {
      const { id, port, firstCode } = message;
      if (id !== undefined) return waiting.get(id)?.();
      const tell: OfficeProcess['tell'] = (what) =>
        new Promise((done) => {
          waiting.set(++count, done);
          child.send({ ...what, id: count });
        });
      ready({ port: port ?? 0, pid: child.pid ?? 0, firstCode, tell });
    });
  });
}

/** Builds the office for plain Node, in a process of its own: where a browser's globals are, the builder does not run. */
function buildOffice(): string {
  const options = {
    ...{ root: ROOT, configFile: false, logLevel: 'error' },
    build: {
      ...{ ssr: true, target: 'node20', outDir: resolve(ROOT, SCRIPT, '..'), emptyOutDir: false, copyPublicDir: false },
      rolldownOptions: {
        input: resolve(ROOT, 'tests/office/office-process.ts'),
        output: { entryFileNames: 'office-process.mjs' },
      },
    },
  };
  const code = `const { build } = await import('vite'); await build(${JSON.stringify(options)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, stdio: 'inherit' });
  return resolve(ROOT, SCRIPT);
}

/** A whole office in a process beside this one. */
export const startBeside = (environment: Readonly<Record<string, string>>): Promise<OfficeProcess> =>
  started(fork(buildOffice(), [JSON.stringify(environment)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
