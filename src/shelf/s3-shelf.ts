import { createHash } from 'node:crypto';
import type { ListedFile } from '../tour/published';
import { isSafePath } from './file-list';
import { isLasting } from './lasting';
import type { Part } from './part';
import { createBucket, type Bucket, type BucketOptions } from './s3/bucket';
import { keyOf } from './s3/keys';
import { mirrorSite } from './s3/mirror';
import { createReadList, findRecord, readParts, readRecords, type ReadList, type VersionRecord } from './s3/records';
import { liveSiteOf, partsOf, publishChange, readSite } from './s3/site';
import { storeVersion } from './s3/store';
import { forget, removeOldRecords, removeUnnamed, type Around } from './s3/sweep';
import type { ScrubReport, Shelf, StoredFile, SweepReport, Version } from './shelf';
import { createTurns, type Turns } from './turns';

export interface S3Options extends BucketOptions {
  /** Where several processes share a store, turns that they share, too; else one process alone writes to it. */
  turns?: { contents: Turns; pointer: Turns };
}

const versionOf = ({ part, id, number, files, bytes, storedAt }: VersionRecord): Version => ({
  ...{ part, id, number, files, bytes, storedAt },
});

const storedFile = (bucket: Bucket, file: ListedFile): StoredFile => ({
  ...file,
  open: (range) => bucket.open(keyOf(file), range),
});

async function findLive(
  { bucket, readList }: Around,
  path: string,
  recordOf: (part: Part, id: string) => Promise<VersionRecord>,
): Promise<StoredFile | undefined> {
  for (const [part, { version, past }] of partsOf(await readSite(bucket))) {
    for (const id of [version, ...(isLasting(path) ? past : [])]) {
      const files = await readList(await recordOf(part, id));
      const found = files.find((file) => file.path === path);
      if (found) return storedFile(bucket, found);
    }
  }
  return undefined;
}

type What = ScrubReport['damaged'][number]['what'];

async function look(bucket: Bucket, key: string, sha256: string): Promise<{ bytes: number; what?: What }> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of bucket.open(key) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'version-damaged')
      return { bytes, what: 'missing' };
    throw error;
  }
  return hash.digest('hex') === sha256 ? { bytes } : { bytes, what: 'changed' };
}

async function listedFiles({ bucket, readList }: Around): Promise<{ part: Part; version: string; file: ListedFile }[]> {
  const found: { part: Part; version: string; file: ListedFile }[] = [];
  for (const part of await readParts(bucket))
    for (const record of await readRecords(bucket, part))
      found.push(...(await readList(record)).map((file) => ({ part, version: record.id, file })));
  return found;
}

async function scrub(around: Around, signal?: AbortSignal): Promise<ScrubReport> {
  const known = new Map<string, { bytes: number; what?: What }>();
  const damaged: { part: Part; version: string; path: string; what: What }[] = [];
  for (const { part, version, file } of await listedFiles(around)) {
    signal?.throwIfAborted();
    const key = keyOf(file);
    const found = known.get(key) ?? (await look(around.bucket, key, file.sha256));
    known.set(key, found);
    if (found.what) damaged.push({ part, version, path: file.path, what: found.what });
  }
  const bytes = [...known.values()].reduce((sum, each) => sum + each.bytes, 0);
  return { files: known.size, bytes, damaged };
}

async function sweepBucket(around: Around): Promise<SweepReport> {
  const site = await readSite(around.bucket);
  await mirrorSite(around.bucket, around.readList, site);
  const removed = await removeOldRecords(around, site);
  return { removed: removed + (await removeUnnamed(around, new Set())), mended: false };
}

/** Versions in an S3-compatible object store, with the same promises as in a folder. */
export function createS3Shelf({ turns, ...options }: S3Options): Shelf & { close(): Promise<void> } {
  const bucket = createBucket(options);
  const readList: ReadList = createReadList(bucket);
  const around = { bucket, readList };
  const { contents, pointer } = turns ?? { contents: createTurns(), pointer: createTurns() };
  const { alone } = pointer;
  const sweep: Shelf['sweep'] = () => contents.alone(() => alone(() => sweepBucket(around)));
  const records = new Map<string, VersionRecord>();
  // What is live is kept, so that its record is what it was.
  const recordOf = async (part: Part, id: string): Promise<VersionRecord> => {
    const found = records.get(`${part} ${id}`) ?? (await findRecord(bucket, part, id));
    records.set(`${part} ${id}`, found);
    return found;
  };
  let mirroring: Promise<unknown> = Promise.resolve();
  return {
    sweep,
    store: async (part, files, signal) =>
      versionOf(await contents.together(() => storeVersion(around, part, files, signal))),
    versions: async (part) => (await readRecords(bucket, part)).map(versionOf),
    parts: () => readParts(bucket),
    files: async (part, version) => readList(await findRecord(bucket, part, version)),
    live: async () => liveSiteOf(await readSite(bucket)),
    publish: async (change) => {
      const site = await alone(() => publishChange(around, change));
      // The next sweep mirrors what this one could not.
      mirroring = alone(() => mirrorSite(bucket, readList, site)).catch(() => undefined);
      return liveSiteOf(site);
    },
    takeDown: async (part, version) => {
      await alone(() => forget(around, part, version));
      return sweep();
    },
    read: async (part, version, path) => {
      const files = await readList(await findRecord(bucket, part, version));
      const found = files.find((file) => file.path === path);
      return found && storedFile(bucket, found);
    },
    readLive: (path) => (isSafePath(path) ? findLive(around, path, recordOf) : Promise.resolve(undefined)),
    scrub: (signal) => scrub(around, signal),
    close: async () => void (await mirroring),
  };
}
