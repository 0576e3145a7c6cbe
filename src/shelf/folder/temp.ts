import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from '../disk';
import { removeTree } from './remove-tree';

export interface Temp {
  folder: string;
  /** A name in it that was not used yet. */
  next(): string;
  remove(): Promise<void>;
}

/** Tells this process from an earlier one with the same number, as in a container. */
const TOKEN = randomBytes(4).toString('hex');
const NAME = /^(\d+)-([0-9a-f]{8})-\d+$/;
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

/** Whether nobody can be at work in it any more. */
async function isAbandoned(parent: string, name: string): Promise<boolean> {
  const [, pid, token] = NAME.exec(name) ?? [];
  if (token === TOKEN) return false;
  if (pid === undefined || Number(pid) === process.pid || !isRunning(Number(pid))) return true;
  const found = await stat(join(parent, name)).catch(() => undefined);
  return found === undefined || Date.now() - found.mtimeMs > STALE_AFTER_MS;
}

/** Removes what killed processes have left; says whether others are at work now. */
export async function sweepTemp(parent: string, disk: Disk): Promise<{ removed: number; othersAtWork: boolean }> {
  let [removed, othersAtWork] = [0, false];
  for (const name of await readdir(parent)) {
    if (await isAbandoned(parent, name)) removed += await removeTree(join(parent, name), disk);
    else othersAtWork ||= NAME.exec(name)?.[2] !== TOKEN;
  }
  return { removed, othersAtWork };
}

export async function createTemp(parent: string, disk: Disk): Promise<Temp> {
  const folder = join(parent, `${process.pid}-${TOKEN}-${count++}`);
  await disk.makeFolder(folder);
  let used = 0;
  return {
    folder,
    next: () => join(folder, String(used++)),
    remove: async () => void (await removeTree(folder, disk)),
  };
}

/** Runs work with a folder of its own that is gone afterwards, whatever happens. */
export async function withTemp<T>(parent: string, disk: Disk, work: (temp: Temp) => Promise<T>): Promise<T> {
  const temp = await createTemp(parent, disk);
  try {
    return await work(temp);
  } finally {
    // What cannot be removed now is removed by the next sweep; the work's own error matters more.
    await temp.remove().catch(() => undefined);
  }
}
