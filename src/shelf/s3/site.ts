import type { ListedFile } from '../../tour/published';
import { sha256Of } from '../file-list';
import { isLasting } from '../lasting';
import type { Part } from '../part';
import { KEPT_VERSIONS, type Change, type LiveSite } from '../shelf';
import { ShelfError } from '../shelf-error';
import type { Bucket } from './bucket';
import { keyOf, SITE_KEY } from './keys';
import { findRecord, readRecords, type ReadList, type Shown, type SiteRecord, type VersionRecord } from './records';

const NOTHING: SiteRecord = { number: 0, since: new Date(0).toISOString(), parts: {} };

export const partsOf = ({ parts }: SiteRecord): [Part, Shown][] => Object.entries(parts) as [Part, Shown][];

export const liveSiteOf = (site: SiteRecord): LiveSite => ({
  number: site.number,
  since: site.since,
  parts: Object.fromEntries(partsOf(site).map(([part, { version }]) => [part, version])),
});

export async function readSite(bucket: Bucket): Promise<SiteRecord> {
  const text = await bucket.text(SITE_KEY);
  return text === undefined ? NOTHING : (JSON.parse(text) as SiteRecord);
}

/** The one write that makes a change live. */
export async function writeSite(bucket: Bucket, site: SiteRecord): Promise<SiteRecord> {
  const content = Buffer.from(JSON.stringify(site));
  await bucket.put(SITE_KEY, content, sha256Of(content), { type: 'application/json', cache: 'no-store' });
  return site;
}

/** Nothing may go live of which anything is missing. */
async function checkStored(bucket: Bucket, record: VersionRecord, files: readonly ListedFile[]): Promise<void> {
  const prefixes = new Set(
    files.map(({ path }) => (isLasting(path) ? `live/${path.split('/').slice(0, 2).join('/')}` : 'objects/')),
  );
  const found = await Promise.all([...prefixes].map((prefix) => bucket.list(prefix)));
  const there = new Map(found.flat().map(({ key, bytes }) => [key, bytes]));
  const missing = files.find((file) => there.get(keyOf(file)) !== file.bytes);
  if (missing) throw new ShelfError('version-damaged', { part: record.part, version: record.id, path: missing.path });
}

async function shownNow(
  { bucket, readList }: { bucket: Bucket; readList: ReadList },
  part: Part,
  id: string,
  before: Shown | undefined,
): Promise<Shown> {
  const record = await findRecord(bucket, part, id);
  await checkStored(bucket, record, await readList(record));
  const kept = new Set((await readRecords(bucket, part)).map((each) => each.id));
  const ids = before ? [before.version, ...before.past] : [];
  const past = [...new Set(ids)].filter((each) => each !== id && kept.has(each)).slice(0, KEPT_VERSIONS);
  return { version: id, past };
}

export async function publishChange(
  around: { bucket: Bucket; readList: ReadList },
  change: Change,
): Promise<SiteRecord> {
  const before = await readSite(around.bucket);
  if (change.from !== undefined && change.from !== before.number) throw new ShelfError('shelf-changed');
  const parts: Partial<Record<Part, Shown>> = { ...before.parts };
  for (const [part, id] of Object.entries(change.parts) as [Part, string | null][]) {
    if (id === null) delete parts[part];
    else parts[part] = await shownNow(around, part, id, before.parts[part]);
  }
  return writeSite(around.bucket, { number: before.number + 1, since: new Date().toISOString(), parts });
}
