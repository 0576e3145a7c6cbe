import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedFile } from '../../tour/published';
import type { Disk } from '../disk';
import { parseFileList, sha256Of } from '../file-list';
import { isPart, type Part } from '../part';
import type { Version } from '../shelf';
import { errnoOf, ShelfError } from '../shelf-error';
import type { Layout } from './layout';
import type { Temp } from './temp';

/** What is written down of a version. */
export interface VersionRecord extends Version {
  /** SHA-256 of its list of files, which lies among the objects. */
  list: string;
}

const NAME = /^\d{1,10}\.json$/;

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  });

const isRecord = (value: unknown): value is VersionRecord =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'list', 'storedAt'].every((key) => key in value) &&
  'number' in value &&
  Number.isInteger(value.number);

const recordFile = (layout: Layout, { part, number }: Version): string =>
  join(layout.part(part).versions, `${number}.json`);

/** The newest first. */
export async function readRecords(layout: Layout, part: Part): Promise<VersionRecord[]> {
  const { versions } = layout.part(part);
  const records: VersionRecord[] = [];
  for (const name of (await namesIn(versions)).filter((each) => NAME.test(each))) {
    const record: unknown = JSON.parse(await readFile(join(versions, name), 'utf8'));
    if (!isRecord(record)) throw new ShelfError('version-damaged', { part, path: join(versions, name) });
    records.push(record);
  }
  return records.sort((a, b) => b.number - a.number);
}

export async function findRecord(layout: Layout, part: Part, id: string): Promise<VersionRecord> {
  const found = (await readRecords(layout, part)).find((record) => record.id === id);
  if (!found) throw new ShelfError('version-unknown', { part, version: id });
  return found;
}

export async function readParts({ folder }: Layout): Promise<Part[]> {
  const top = await namesIn(join(folder, 'parts'));
  const tours = await namesIn(join(folder, 'parts', 'tours'));
  return [...top, ...tours.map((tour) => `tours/${tour}`)].filter(isPart).sort();
}

export async function readList(layout: Layout, { part, id, list }: VersionRecord): Promise<ListedFile[]> {
  const text = await readFile(layout.object(list), 'utf8').catch((error: unknown) => {
    throw new ShelfError('version-damaged', { part, version: id }, { cause: error });
  });
  const files = sha256Of(text) === list ? parseFileList(text) : undefined;
  if (!files) throw new ShelfError('version-damaged', { part, version: id });
  return files;
}

/** Writes a record under the next free number; another process may be doing the same. */
export async function writeRecord(
  layout: Layout,
  disk: Disk,
  temp: Temp,
  record: Omit<VersionRecord, 'number'>,
): Promise<VersionRecord> {
  const { versions } = layout.part(record.part);
  await disk.makeFolder(versions);
  for (;;) {
    const records = await readRecords(layout, record.part);
    const same = records.find(({ id }) => id === record.id);
    if (same) return same;
    const numbered = { ...record, number: (records[0]?.number ?? 0) + 1 };
    if (await placeRecord(recordFile(layout, numbered), numbered, disk, temp)) {
      await disk.syncFolder(versions);
      return numbered;
    }
  }
}

async function placeRecord(file: string, record: VersionRecord, disk: Disk, temp: Temp): Promise<boolean> {
  const unfinished = temp.next();
  const made = await disk.create(unfinished);
  try {
    await made.write(Buffer.from(JSON.stringify(record)));
    await made.sync();
  } finally {
    await made.close();
  }
  try {
    await disk.link(unfinished, file);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

export const removeRecord = (layout: Layout, disk: Disk, record: Version): Promise<void> =>
  disk.removeFile(recordFile(layout, record));
