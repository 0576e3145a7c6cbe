import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { backUp, checkBackup, restore, type BackupReport } from '../shelf/backup';
import { formatFileList, parseFileList, sha256OfFile } from '../shelf/file-list';
import { errnoOf, ShelfError } from '../shelf/shelf-error';
import type { ListedFile } from '../tour/published';
import {
  backUpDatabase,
  EMBEDDED,
  goesByRows,
  refuseUsedDatabase,
  restoreDatabase,
  ROWS,
  type Place,
} from './backup-database';
import { openShelfAt } from './open-shelf';

/** Not worth keeping: unfinished work, or made again when it is missing. The shelf and the database are copied in their own way. */
const LEFT_OUT = new Set(['uploads', 'staging', 'work', 'cache', 'shelf']);
/** Written last: where it is, the backup is whole. */
const LIST = 'files.txt';

const placesOf = (folder: string) => ({
  shelf: join(folder, 'shelf'),
  files: join(folder, 'files'),
  list: join(folder, LIST),
});

async function filesBelow(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function pathsIn(data: string): Promise<string[]> {
  const names = (await readdir(data)).filter((name) => !LEFT_OUT.has(name) && !name.startsWith(EMBEDDED));
  const files = await Promise.all(names.map((name) => filesBelow(join(data, name))));
  return files
    .flat()
    .map((file) => relative(data, file).split(sep).join('/'))
    .sort();
}

async function copyListed(from: string, to: string, path: string): Promise<ListedFile> {
  await mkdir(dirname(join(to, path)), { recursive: true });
  await copyFile(join(from, path), join(to, path));
  return { path, ...(await sha256OfFile(join(to, path))) };
}

/** Undefined for what was withdrawn meanwhile. */
const copyIfKept = (from: string, to: string, path: string): Promise<ListedFile | undefined> =>
  copyListed(from, to, path).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  });

async function readList(folder: string): Promise<ListedFile[]> {
  const { list, files } = placesOf(folder);
  const listed = parseFileList(await readFile(list, 'utf8').catch(() => 'none'));
  if (!listed) throw new ShelfError('backup-damaged', { path: list });
  for (const { path, sha256 } of listed) {
    const found = await sha256OfFile(join(files, path)).catch(() => undefined);
    if (found?.sha256 !== sha256) throw new ShelfError('backup-damaged', { path: join(files, path) });
  }
  return listed;
}

/**
 * Copies everything that an office cannot make again, and reads it all once more. The database comes first: what the shelf holds beyond it is
 * found at the office's next start, and what it would name beyond the shelf would be missing.
 */
export async function backUpData(place: Place, folder: string, signal?: AbortSignal): Promise<BackupReport> {
  const { data } = place;
  const { shelf, files, list } = placesOf(folder);
  await mkdir(files, { recursive: true });
  await rm(list, { force: true });
  const listed: ListedFile[] = [];
  const database = await backUpDatabase(place, files);
  if (database !== undefined) listed.push({ path: database, ...(await sha256OfFile(join(files, database))) });
  const open = await openShelfAt(place);
  const report = await backUp(open, shelf, signal);
  await open.close();
  for (const path of await pathsIn(data)) {
    signal?.throwIfAborted();
    const copied = await copyIfKept(data, files, path);
    if (copied) listed.push(copied);
  }
  await writeFile(list, formatFileList(listed));
  await readList(folder);
  return report;
}

async function refuseUsed(place: Place): Promise<void> {
  await mkdir(place.data, { recursive: true });
  if ((await readdir(place.data)).length > 0) throw new ShelfError('backup-not-empty', { path: place.data });
  await refuseUsedDatabase(place);
}

/** Fills an empty place with a backup, also of an office that kept its things elsewhere. Everything is checked before anything is written. */
export async function restoreData(folder: string, place: Place, signal?: AbortSignal): Promise<BackupReport> {
  const { shelf, files } = placesOf(folder);
  const listed = await readList(folder);
  await checkBackup(shelf, signal);
  await refuseUsed(place);
  const open = await openShelfAt(place);
  if ((await open.parts()).length > 0) throw new ShelfError('backup-store-used', { store: place.s3?.bucket ?? '' });
  const report = await restore(shelf, open, signal);
  await open.close();
  for (const { path, sha256 } of listed) {
    const isDatabase = path === EMBEDDED || path === ROWS;
    if (isDatabase && goesByRows(place, path)) await restoreDatabase(place, join(files, path));
    else if ((await copyListed(files, place.data, path)).sha256 !== sha256)
      throw new ShelfError('backup-damaged', { path });
  }
  return report;
}
