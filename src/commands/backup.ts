import { backUpData, restoreData } from '../office/backup-data';
import type { Place } from '../office/backup-database';
import { openShelfAt } from '../office/open-shelf';
import type { BackupReport } from '../shelf/backup';
import { configIn } from './office';
import type { Terminal } from './terminal';
import type { Words } from './words';

export interface BackupOptions {
  /** The office's data folder, where it is not `OFFICE_DATA`. */
  data?: string;
  environment: NodeJS.ProcessEnv;
  words: Words;
  terminal: Terminal;
  signal?: AbortSignal;
}

/** Database and store are those that the office would use. */
function placeOf({ data, environment, words, terminal }: BackupOptions): Place {
  const given = data === undefined ? environment : { ...environment, OFFICE_DATA: data };
  return configIn(given, { words, terminal });
}

const MB = 1_000_000;

const numbersOf = ({ versions, files, bytes }: BackupReport): Record<string, string | number> => ({
  ...{ versions, files },
  megabytes: (bytes / MB).toFixed(1),
});

export async function backUpOffice(folder: string, options: BackupOptions): Promise<number> {
  const report = await backUpData(placeOf(options), folder, options.signal);
  options.terminal.out(options.words('shelf:backedUp', { folder, ...numbersOf(report) }));
  return 0;
}

export async function restoreOffice(folder: string, options: BackupOptions): Promise<number> {
  const place = placeOf(options);
  const report = await restoreData(folder, place, options.signal);
  options.terminal.out(options.words('shelf:restored', { data: place.data, ...numbersOf(report) }));
  return 0;
}

/** Reads every stored byte again; 1 when something is damaged. */
export async function scrubOffice(options: BackupOptions): Promise<number> {
  const { words, terminal, signal } = options;
  const { files, bytes, damaged } = await (await openShelfAt(placeOf(options))).scrub(signal);
  for (const { part, version, path, what } of damaged)
    terminal.err(words(`shelf:scrub.${what}`, { part, version, path }));
  terminal.out(words('shelf:scrubbed', { files, megabytes: (bytes / MB).toFixed(1), damaged: damaged.length }));
  return damaged.length === 0 ? 0 : 1;
}
