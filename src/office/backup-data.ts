import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import Libsql from 'libsql';
import { backUp, checkBackup, restore, type BackupReport } from '../shelf/backup';
import { formatFileList, parseFileList, sha256OfFile } from '../shelf/file-list';
import { createFolderShelf } from '../shelf/folder-shelf';
import { ShelfError } from '../shelf/shelf-error';
import type { ListedFile } from '../tour/published';
import { foldersOf } from './folders';

/** Not worth keeping: unfinished work, or made again when it is missing. The shelf and the database are copied in their own way. */
const LEFT_OUT = new Set(['uploads', 'staging', 'work', 'cache', 'shelf']);
const DATABASE = 'office.db';
/** Written last: where it is, the backup is whole. */
const LIST = 'files.txt';

const placesOf = (folder: string) => ({
  shelf: join(folder, 'shelf'),
  files: join(folder, 'files'),
  list: join(folder, LIST),
});

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function filesBelow(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function pathsIn(data: string): Promise<string[]> {
  const names = (await readdir(data)).filter((name) => !LEFT_OUT.has(name) && !name.startsWith(DATABASE));
  const files = await Promise.all(names.map((name) => filesBelow(join(data, name))));
  return files
    .flat()
    .map((file) => relative(data, file).split(sep).join('/'))
    .sort();
}

/** A whole copy of the embedded database, taken while it is used. */
async function copyDatabase(data: string, to: string): Promise<boolean> {
  if (!(await isThere(join(data, DATABASE)))) return false;
  await rm(`${to}.part`, { force: true });
  const database = new Libsql(join(data, DATABASE), { timeout: 5 });
  try {
    database.prepare('vacuum into ?').run(`${to}.part`);
  } finally {
    database.close();
  }
  await rename(`${to}.part`, to);
  return true;
}

async function copyListed(from: string, to: string, path: string): Promise<ListedFile> {
  await mkdir(dirname(join(to, path)), { recursive: true });
  await copyFile(join(from, path), join(to, path));
  return { path, ...(await sha256OfFile(join(to, path))) };
}

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
export async function backUpData(data: string, folder: string, signal?: AbortSignal): Promise<BackupReport> {
  const { shelf, files, list } = placesOf(folder);
  await mkdir(files, { recursive: true });
  await rm(list, { force: true });
  const listed: ListedFile[] = [];
  if (await copyDatabase(data, join(files, DATABASE)))
    listed.push({ path: DATABASE, ...(await sha256OfFile(join(files, DATABASE))) });
  const open = await createFolderShelf(foldersOf(data).shelf);
  const report = await backUp(open, shelf, signal);
  await open.close();
  for (const path of await pathsIn(data)) {
    signal?.throwIfAborted();
    listed.push(await copyListed(data, files, path));
  }
  await writeFile(list, formatFileList(listed));
  await readList(folder);
  return report;
}

/** Makes a data folder of a backup. Everything is checked before anything is written. */
export async function restoreData(folder: string, data: string, signal?: AbortSignal): Promise<BackupReport> {
  const { shelf, files } = placesOf(folder);
  const listed = await readList(folder);
  await checkBackup(shelf, signal);
  await mkdir(data, { recursive: true });
  if ((await readdir(data)).length > 0) throw new ShelfError('backup-not-empty', { path: data });
  const open = await createFolderShelf(foldersOf(data).shelf);
  const report = await restore(shelf, open, signal);
  await open.close();
  for (const { path, sha256 } of listed) {
    const copied = await copyListed(files, data, path);
    if (copied.sha256 !== sha256) throw new ShelfError('backup-damaged', { path });
  }
  return report;
}
