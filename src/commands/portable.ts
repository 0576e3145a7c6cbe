import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { LAUNCHERS } from './portable/launchers';
import { zipFolder } from './portable/zip-folder';
import { pressTours, type PressOptions } from './press';
import { UsageError } from './usage-error';

export interface PortableOptions extends Omit<PressOptions, 'out'> {
  /** A folder, or a file that ends with `.zip`. */
  target: string;
}

/** What an earlier run has made may be replaced; nothing else that somebody has. */
async function mayReplace(target: string, isZip: boolean): Promise<boolean> {
  const found = await stat(target).catch(() => undefined);
  if (!found) return true;
  if (isZip) return found.isFile();
  if (!found.isDirectory()) return false;
  const names = await readdir(target);
  return names.length === 0 || (names.includes('program') && names.includes('start-linux.sh'));
}

async function writeLaunchers(folder: string): Promise<void> {
  for (const { path, text, isStart } of LAUNCHERS) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    // Sticks have file systems that know no permissions.
    if (isStart) await chmod(file, 0o755).catch(() => undefined);
  }
}

async function putInPlace(made: string, target: string, isZip: boolean): Promise<void> {
  if (isZip) {
    const starts = LAUNCHERS.filter(({ isStart }) => isStart).map(({ path }) => path);
    await zipFolder(made, `${target}.part`, new Set(starts));
    await rename(`${target}.part`, target);
    return;
  }
  const old = `${made}-old`;
  await rename(target, old).catch(() => undefined);
  await rename(made, target);
  await rm(old, { recursive: true, force: true });
}

/** Presses tours for a USB stick: the site, and start files that serve it on the computer where it is opened. */
export async function pressPortable(options: PortableOptions): Promise<number> {
  const { words, terminal } = options;
  const target = resolve(options.target);
  const isZip = extname(target).toLowerCase() === '.zip';
  if (!(await mayReplace(target, isZip))) throw new UsageError('portableExists', { folder: options.target });
  const made = join(dirname(target), `.portable-${process.pid}`);
  try {
    const status = await pressTours({ ...options, out: join(made, 'site'), portable: true });
    if (status !== 0) return status;
    await writeLaunchers(made);
    await putInPlace(made, target, isZip);
    terminal.out(words('portableMade', { folder: options.target }));
    return 0;
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(`${target}.part`, { force: true });
  }
}
