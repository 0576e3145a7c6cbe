import type { ListedFile } from '../../tour/published';
import { parseFileList, sha256Of } from '../file-list';
import { isPart, type Part } from '../part';
import type { Version } from '../shelf';
import { ShelfError } from '../shelf-error';
import type { Bucket } from './bucket';
import { forEachOf } from './at-once';
import { objectKey, partOfRecord, recordKey } from './keys';

export interface VersionRecord extends Version {
  list: string;
}

export interface Shown {
  version: string;
  past: readonly string[];
}

export interface SiteRecord {
  number: number;
  since: string;
  parts: Readonly<Partial<Record<Part, Shown>>>;
}

/** The newest first. */
export async function readRecords(bucket: Bucket, part: Part): Promise<VersionRecord[]> {
  const keys = (await bucket.list(`versions/${part}/`)).map(({ key }) => key);
  const records: VersionRecord[] = [];
  await forEachOf(keys, async (key) => {
    const text = await bucket.text(key);
    if (text !== undefined) records.push(JSON.parse(text) as VersionRecord);
  });
  return records.sort((a, b) => b.number - a.number);
}

export async function findRecord(bucket: Bucket, part: Part, id: string): Promise<VersionRecord> {
  const found = (await readRecords(bucket, part)).find((record) => record.id === id);
  if (!found) throw new ShelfError('version-unknown', { part, version: id });
  return found;
}

export async function readParts(bucket: Bucket): Promise<Part[]> {
  const parts = (await bucket.list('versions/')).map(({ key }) => partOfRecord(key) ?? '');
  return [...new Set(parts)].filter(isPart).sort();
}

export const removeRecord = (bucket: Bucket, { part, number }: Version): Promise<void> =>
  bucket.remove(recordKey(part, number));

/** Lists never change, so that one is read once; the few that were asked for last are remembered. */
export type ReadList = (record: Pick<VersionRecord, 'part' | 'id' | 'list'>) => Promise<ListedFile[]>;

const REMEMBERED = 64;

export function createReadList(bucket: Bucket): ReadList {
  const known = new Map<string, ListedFile[]>();
  return async ({ part, id, list }) => {
    const remembered = known.get(list);
    if (remembered) return remembered;
    const text = (await bucket.text(objectKey(list))) ?? '';
    const files = sha256Of(text) === list ? parseFileList(text) : undefined;
    if (!files) throw new ShelfError('version-damaged', { part, version: id, path: objectKey(list) });
    for (const [oldest] of known) if (known.size >= REMEMBERED) known.delete(oldest);
    known.set(list, files);
    return files;
  };
}
