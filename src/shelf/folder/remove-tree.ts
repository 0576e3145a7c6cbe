import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from '../disk';
import { errnoOf } from '../shelf-error';

/** Removes a file, a link or a folder with all that is in it; returns how many files and links there were. */
export async function removeTree(path: string, disk: Disk): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (found.isDirectory()) return removeFolder(path, disk);
  await gone(disk.removeFile(path));
  return 1;
}

async function removeFolder(folder: string, disk: Disk): Promise<number> {
  let count = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) count += await removeFolder(path, disk);
    else {
      await gone(disk.removeFile(path));
      count++;
    }
  }
  await gone(disk.removeFolder(folder));
  return count;
}

/** Somebody else may have removed it first. */
async function gone(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}
