import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ListedFile } from '../../tour/published';
import { contentType } from '../content-type';
import { formatFileList, isSafePath, sha256OfFile, sha256Of, versionIdOf } from '../file-list';
import { isLasting } from '../lasting';
import type { Part } from '../part';
import type { SourceFile } from '../shelf';
import { ShelfError } from '../shelf-error';
import { forEachOf } from './at-once';
import type { Bucket, PutHeaders } from './bucket';
import { keyOf, objectKey, recordKey } from './keys';
import { readRecords, type ReadList, type VersionRecord } from './records';

export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Larger ones are sent in parts of this size: what is held in memory is bounded. */
const PART_BYTES = 16 << 20;

async function* piecesOf(file: string): AsyncGenerator<Uint8Array> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < PART_BYTES) continue;
    yield Buffer.concat(held);
    [held, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(held);
}

async function readWhole(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** Straight from the store, twins are never asked for by name. */
const headersOf = ({ path }: ListedFile): PutHeaders =>
  isLasting(path) ? { type: contentType(path), cache: IMMUTABLE } : { type: 'application/octet-stream' };

async function putFile(bucket: Bucket, { file }: SourceFile, listed: ListedFile): Promise<void> {
  const [key, headers] = [keyOf(listed), headersOf(listed)];
  if (listed.bytes > PART_BYTES) return bucket.putParts(key, piecesOf(file), headers);
  const content = await readWhole(file);
  if (sha256Of(content) !== listed.sha256) throw new ShelfError('source-damaged', { path: file });
  return bucket.put(key, content, listed.sha256, headers);
}

/** What lasting names stand for in the versions that are kept. */
async function knownNames(records: readonly VersionRecord[], readList: ReadList): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (const record of records)
    for (const { path, sha256 } of await readList(record)) if (isLasting(path)) known.set(path, sha256);
  return known;
}

async function listed(files: readonly SourceFile[], signal?: AbortSignal): Promise<ListedFile[]> {
  const found: ListedFile[] = [];
  await forEachOf(files, async ({ path, file, sha256: expected }) => {
    signal?.throwIfAborted();
    const { sha256, bytes } = await sha256OfFile(file);
    if (expected !== undefined && expected !== sha256) throw new ShelfError('source-damaged', { path: file });
    found.push({ path, bytes, sha256 });
  });
  return found;
}

/** Contents first, then the list, last the record. */
export async function storeVersion(
  { bucket, readList }: { bucket: Bucket; readList: ReadList },
  part: Part,
  files: readonly SourceFile[],
  signal?: AbortSignal,
): Promise<VersionRecord> {
  if (files.length === 0) throw new ShelfError('source-empty', { part });
  const sources = new Map(files.map((file) => [file.path, file]));
  const wrong = files.find(({ path }) => !isSafePath(path));
  if (wrong ?? sources.size !== files.length) throw new ShelfError('source-damaged', { path: wrong?.path ?? part });
  const found = await listed(files, signal);
  const text = formatFileList(found);
  const records = await readRecords(bucket, part);
  const same = records.find(({ id }) => id === versionIdOf(text));
  if (same) return same;
  const known = await knownNames(records, readList);
  const reused = found.find(({ path, sha256 }) => known.has(path) && known.get(path) !== sha256);
  if (reused) throw new ShelfError('name-reused', { path: reused.path });
  const stored = new Set((await bucket.list('objects/')).map(({ key }) => key));
  const wanted = found.filter((file) => !known.has(file.path) && !stored.has(keyOf(file)));
  const once = new Map(wanted.map((file) => [keyOf(file), file]));
  await forEachOf(once.values(), async (file) => {
    signal?.throwIfAborted();
    const source = sources.get(file.path);
    if (source) await putFile(bucket, source, file);
  });
  return writeRecord(bucket, part, found, { text, number: (records[0]?.number ?? 0) + 1 });
}

async function writeRecord(
  bucket: Bucket,
  part: Part,
  files: readonly ListedFile[],
  { text, number }: { text: string; number: number },
): Promise<VersionRecord> {
  const list = sha256Of(text);
  await bucket.put(objectKey(list), Buffer.from(text), list, { type: 'text/plain' });
  const record: VersionRecord = {
    ...{ part, id: versionIdOf(text), list, number, files: files.length },
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    storedAt: new Date().toISOString(),
  };
  const content = Buffer.from(JSON.stringify(record));
  await bucket.put(recordKey(part, number), content, sha256Of(content), { type: 'application/json' });
  return record;
}
