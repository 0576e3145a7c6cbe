import { constants, copyFile, link, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isComplete, moveFolder, type Entry } from './entry';
import type { Temp } from './temp';

/** One copy on disk serves cache and site where the file system can do that. */
const linkOrCopy = (from: string, to: string): Promise<void> =>
  link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));

/** Puts an entry's pictures below the tour's published folder, all at once. What is there already is left as it is. */
export async function placeEntry(cache: string, out: string, entry: Entry, temp: Temp): Promise<void> {
  if (await isComplete(out, entry.files)) return;
  const folders = new Set(entry.files.map(({ path }) => dirname(join(temp.folder, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await Promise.all(entry.files.map(({ path }) => linkOrCopy(join(cache, path), join(temp.folder, path))));
  await moveFolder(join(temp.folder, entry.base), join(out, entry.base), join(temp.folder, `${entry.base}-old`));
}
