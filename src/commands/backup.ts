import { backUpData, restoreData } from '../office/backup-data';
import { createFolderShelf } from '../shelf/folder-shelf';
import type { BackupReport } from '../shelf/backup';
import { foldersOf } from '../office/folders';
import type { Terminal } from './terminal';
import type { Words } from './words';

export interface BackupOptions {
  /** The office's data folder. */
  data: string;
  words: Words;
  terminal: Terminal;
  signal?: AbortSignal;
}

const MB = 1_000_000;

const numbersOf = ({ versions, files, bytes }: BackupReport): Record<string, string | number> => ({
  ...{ versions, files },
  megabytes: (bytes / MB).toFixed(1),
});

export async function backUpOffice(folder: string, { data, words, terminal, signal }: BackupOptions): Promise<number> {
  terminal.out(words('shelf:backedUp', { folder, ...numbersOf(await backUpData(data, folder, signal)) }));
  return 0;
}

export async function restoreOffice(folder: string, { data, words, terminal, signal }: BackupOptions): Promise<number> {
  terminal.out(words('shelf:restored', { data, ...numbersOf(await restoreData(folder, data, signal)) }));
  return 0;
}

/** Reads every stored byte again; 1 when something is damaged. */
export async function scrubOffice({ data, words, terminal, signal }: BackupOptions): Promise<number> {
  const { files, bytes, damaged } = await (await createFolderShelf(foldersOf(data).shelf)).scrub(signal);
  for (const { part, version, path, what } of damaged)
    terminal.err(words(`shelf:scrub.${what}`, { part, version, path }));
  terminal.out(words('shelf:scrubbed', { files, megabytes: (bytes / MB).toFixed(1), damaged: damaged.length }));
  return damaged.length === 0 ? 0 : 1;
}
