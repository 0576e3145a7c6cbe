import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './usage-error';

export const MANIFEST = 'tour.json';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function everyTour(): Promise<string[]> {
  const names = await readdir('tours').catch(() => []);
  const folders = names.sort().map((name) => join('tours', name));
  const found = await Promise.all(folders.map((folder) => exists(join(folder, MANIFEST))));
  return folders.filter((_, index) => found[index]);
}

/** The tour folders that a command is about: those named (by path or by id), else all in `tours/`. */
export async function tourFolders(named: readonly string[]): Promise<string[]> {
  if (named.length === 0) return everyTour();
  return Promise.all(
    named.map(async (name) => {
      for (const folder of [name, join('tours', name)]) if (await exists(join(folder, MANIFEST))) return folder;
      throw new UsageError('noTourHere', { folder: name });
    }),
  );
}
