import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatFileList, parseFileList, sha256Of, sha256OfFile, versionIdOf } from './file-list';
import { isPart, type Part } from './part';
import type { Shelf, SourceFile, StoredFile, Version } from './shelf';
import { ShelfError } from './shelf-error';

/**
 * A backup's folder: `backup.json` names everything in it and is written last; contents lie in `objects/` under their SHA-256, lists of
 * files among them. A second backup into the same folder adds what is new.
 */
export interface Backup {
  format: 1;
  /** ISO time. */
  at: string;
  parts: readonly BackedUp[];
}

interface BackedUp {
  part: Part;
  /** The live version; none when only drafts are kept. */
  live?: string;
  /** Lists of files of every version, the oldest first. */
  versions: readonly { id: string; list: string }[];
}

export interface BackupReport {
  versions: number;
  files: number;
  bytes: number;
}

const NAME = 'backup.json';
const objectIn = (folder: string, sha256: string): string => join(folder, 'objects', sha256.slice(0, 2), sha256);

async function writeWhole(file: string, content: AsyncIterable<Uint8Array> | string): Promise<string> {
  await mkdir(join(file, '..'), { recursive: true });
  const unfinished = `${file}.part`;
  const hash = createHash('sha256');
  const handle = await open(unfinished, 'w');
  try {
    for await (const piece of typeof content === 'string' ? [Buffer.from(content)] : content) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
  return hash.digest('hex');
}

const isWhole = (file: string, sha256: string): Promise<boolean> =>
  sha256OfFile(file).then(
    (found) => found.sha256 === sha256,
    () => false,
  );

async function copyContent(folder: string, stored: StoredFile): Promise<void> {
  const file = objectIn(folder, stored.sha256);
  if (await isWhole(file, stored.sha256)) return;
  if ((await writeWhole(file, stored.open())) === stored.sha256) return;
  await rm(file);
  throw new ShelfError('backup-damaged', { path: stored.path });
}

async function backUpVersion(shelf: Shelf, part: Part, id: string, folder: string): Promise<string> {
  const files = await shelf.files(part, id);
  for (const { path } of files) {
    const stored = await shelf.read(part, id, path);
    if (!stored) throw new ShelfError('version-damaged', { part, version: id, path });
    await copyContent(folder, stored);
  }
  const list = formatFileList(files);
  await writeWhole(objectIn(folder, sha256Of(list)), list);
  return sha256Of(list);
}

/** Undefined for a version that was removed meanwhile, unless visitors saw it. */
async function backUpIfKept(
  shelf: Shelf,
  folder: string,
  { part, id }: Version,
  isLive: boolean,
): Promise<string | undefined> {
  try {
    return await backUpVersion(shelf, part, id, folder);
  } catch (error) {
    const isKept = (await shelf.versions(part)).some((version) => version.id === id);
    if (isKept || isLive) throw error;
    return undefined;
  }
}

async function backUpPart(
  shelf: Shelf,
  folder: string,
  { part, live, signal }: { part: Part; live: string | undefined; signal: AbortSignal | undefined },
): Promise<BackedUp> {
  const versions: { id: string; list: string }[] = [];
  for (const version of [...(await shelf.versions(part))].reverse()) {
    signal?.throwIfAborted();
    const list = await backUpIfKept(shelf, folder, version, version.id === live);
    if (list !== undefined) versions.push({ id: version.id, list });
  }
  return { part, versions, ...(live !== undefined && { live }) };
}

/**
 * Copies every version of a shelf, each content once and compared with its hash, while the shelf goes on working: versions do not change, and
 * one that is removed meanwhile is left out, unless it was live when the backup began.
 */
export async function backUp(shelf: Shelf, folder: string, signal?: AbortSignal): Promise<BackupReport> {
  const { parts: live } = await shelf.live();
  const parts: BackedUp[] = [];
  for (const part of await shelf.parts())
    parts.push(await backUpPart(shelf, folder, { part, live: live[part], signal }));
  const backup: Backup = {
    format: 1,
    at: new Date().toISOString(),
    parts: parts.filter(({ versions }) => versions.length > 0),
  };
  await writeWhole(join(folder, NAME), JSON.stringify(backup));
  return checkBackup(folder);
}

async function readBackup(folder: string): Promise<Backup> {
  const damaged = (path: string, cause?: unknown): ShelfError => new ShelfError('backup-damaged', { path }, { cause });
  let backup: Backup;
  try {
    backup = JSON.parse(await readFile(join(folder, NAME), 'utf8')) as Backup;
  } catch (error) {
    throw damaged(join(folder, NAME), error);
  }
  const isSound = backup.parts.every(({ part, versions }) => isPart(part) && versions.length > 0);
  if (!isSound) throw damaged(join(folder, NAME));
  return backup;
}

async function filesOf(folder: string, id: string, list: string): Promise<SourceFile[]> {
  const file = objectIn(folder, list);
  const text = await readFile(file, 'utf8').catch(() => '');
  const files = sha256Of(text) === list && versionIdOf(text) === id ? parseFileList(text) : undefined;
  if (!files) throw new ShelfError('backup-damaged', { path: file });
  return files.map(({ path, sha256 }) => ({ path, sha256, file: objectIn(folder, sha256) }));
}

const versionsOf = ({ parts }: Backup): { part: Part; id: string; list: string; isLive: boolean }[] =>
  parts.flatMap(({ part, live, versions }) => versions.map((each) => ({ part, ...each, isLive: each.id === live })));

/** Reads every byte of a backup again. */
export async function checkBackup(folder: string, signal?: AbortSignal): Promise<BackupReport> {
  const versions = versionsOf(await readBackup(folder));
  const wanted = new Map<string, string>();
  for (const { id, list } of versions)
    for (const { sha256 = '', file } of await filesOf(folder, id, list)) wanted.set(sha256, file);
  let bytes = 0;
  for (const [sha256, file] of wanted) {
    signal?.throwIfAborted();
    const found = await sha256OfFile(file).catch(() => undefined);
    if (found?.sha256 !== sha256) throw new ShelfError('backup-damaged', { path: file });
    bytes += found.bytes;
  }
  return { versions: versions.length, files: wanted.size, bytes };
}

/** Stores all versions of a backup on an empty shelf and makes live what was live. Everything is checked before anything is stored. */
export async function restore(folder: string, shelf: Shelf, signal?: AbortSignal): Promise<BackupReport> {
  const report = await checkBackup(folder, signal);
  if ((await shelf.parts()).length > 0) throw new ShelfError('backup-not-empty', { path: folder });
  const live: Partial<Record<Part, string>> = {};
  for (const { part, id, list, isLive } of versionsOf(await readBackup(folder))) {
    const stored = await shelf.store(part, await filesOf(folder, id, list), signal);
    if (isLive) live[part] = stored.id;
  }
  if (Object.keys(live).length > 0) await shelf.publish({ parts: live });
  return report;
}
