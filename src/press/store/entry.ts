import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ListedFile } from '../../tour/published';

/** Pictures made from one source by one set of settings, whole and never changed. `base` names them by content. */
export interface Entry {
  base: string;
  /** Paths below the tour's published folder; all begin with `base`. */
  files: ListedFile[];
  /** Inline picture of a poster. */
  blur?: string;
}

const LIST = 'files.json';

async function isThere(root: string, { path, bytes }: ListedFile): Promise<boolean> {
  try {
    return (await stat(join(root, path))).size === bytes;
  } catch {
    return false;
  }
}

/** Whether every file lies below `root` in its full length: a crash of the machine may have emptied some. */
export async function isComplete(root: string, files: readonly ListedFile[]): Promise<boolean> {
  const found = await Promise.all(files.map((file) => isThere(root, file)));
  return found.every(Boolean);
}

const isEntry = (value: unknown, base: string): value is Entry =>
  typeof value === 'object' && value !== null && 'base' in value && value.base === base && 'files' in value;

/** A finished entry; undefined when there is none, or when it was damaged since. */
export async function findEntry(cache: string, base: string): Promise<Entry | undefined> {
  let found: unknown;
  try {
    found = JSON.parse(await readFile(join(cache, base, LIST), 'utf8'));
  } catch {
    return undefined;
  }
  return isEntry(found, base) && (await isComplete(cache, found.files)) ? found : undefined;
}

/** Moves what lies in `root` into the cache, whole. */
export async function keepEntry(cache: string, root: string, entry: Entry): Promise<void> {
  await writeFile(join(root, entry.base, LIST), JSON.stringify(entry));
  await moveFolder(join(root, entry.base), join(cache, entry.base), join(root, `${entry.base}-old`));
}

const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

const unless =
  (...codes: string[]) =>
  (error: unknown): void => {
    if (!hasCode(error, ...codes)) throw error;
  };

/** Renames a folder over another one, which is moved aside first: a rename cannot replace a full folder. */
export async function moveFolder(from: string, to: string, aside: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await mkdir(dirname(aside), { recursive: true });
  await rename(to, aside).catch(unless('ENOENT'));
  // Another run at the same time may have put the very same files there.
  await rename(from, to).catch(unless('ENOTEMPTY', 'EEXIST'));
  await rm(aside, { recursive: true, force: true });
}
