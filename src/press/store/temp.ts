import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder for what is not finished yet, beside what is, so that finishing is a rename. */
export interface Temp {
  folder: string;
  /** Texts that are written by way of it get no compressed twins. */
  plain?: boolean;
  remove(): Promise<void>;
}

/** Tells this process from an earlier one with the same number, as in a container. */
const TOKEN = randomBytes(4).toString('hex');
const NAME = /^\.press-(\d+)-([0-9a-f]{8})-\d+$/;
const STALE_AFTER_MS = 24 * 60 * 60 * 1000;
let count = 0;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isStale(parent: string, name: string): Promise<boolean> {
  const [, pid, token] = NAME.exec(name) ?? [];
  if (pid === undefined || token === TOKEN) return false;
  if (Number(pid) === process.pid || !isRunning(Number(pid))) return true;
  const found = await stat(join(parent, name)).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > STALE_AFTER_MS;
}

/** Removes what runs that were killed have left behind. */
async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (await isStale(parent, name)) await rm(join(parent, name), { recursive: true, force: true });
  }
}

export async function createTemp(parent: string): Promise<Temp> {
  await mkdir(parent, { recursive: true });
  await sweep(parent);
  const folder = join(parent, `.press-${process.pid}-${TOKEN}-${count++}`);
  await mkdir(folder);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
