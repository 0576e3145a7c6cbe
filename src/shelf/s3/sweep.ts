import { isLasting } from '../lasting';
import type { Part } from '../part';
import { KEPT_VERSIONS } from '../shelf';
import { ShelfError } from '../shelf-error';
import { forEachOf } from './at-once';
import type { Bucket } from './bucket';
import { keyOf, objectKey } from './keys';
import {
  findRecord,
  readParts,
  readRecords,
  removeRecord,
  type ReadList,
  type SiteRecord,
  type VersionRecord,
} from './records';
import { publishChange, readSite, writeSite } from './site';

export interface Around {
  bucket: Bucket;
  readList: ReadList;
}

export async function removeOldRecords({ bucket }: Around, site: SiteRecord): Promise<number> {
  let removed = 0;
  for (const part of await readParts(bucket)) {
    const others = (await readRecords(bucket, part)).filter(({ id }) => id !== site.parts[part]?.version);
    for (const record of others.slice(KEPT_VERSIONS)) {
      await removeRecord(bucket, record);
      removed++;
    }
  }
  return removed;
}

/** Everything that no record and no page of the live site names. Nobody may be storing meanwhile. */
export async function removeUnnamed({ bucket, readList }: Around, pages: ReadonlySet<string>): Promise<number> {
  const named = new Set(pages);
  for (const part of await readParts(bucket)) {
    for (const record of await readRecords(bucket, part)) {
      named.add(objectKey(record.list));
      for (const file of await readList(record)) named.add(keyOf(file));
    }
  }
  const found = [...(await bucket.list('objects/')), ...(await bucket.list('live/'))].map(({ key }) => key);
  const unnamed = found.filter(
    (key) => !named.has(key) && (key.startsWith('objects/') || isLasting(key.slice('live/'.length))),
  );
  await forEachOf(unnamed, (key) => bucket.remove(key));
  return unnamed.length;
}

/** Takes it off the site, then forgets it. */
export async function forget(around: Around, part: Part, version: string | undefined): Promise<void> {
  const { bucket } = around;
  const site = await readSite(bucket);
  const shown = site.parts[part];
  let records: readonly VersionRecord[];
  if (version === undefined) {
    records = await readRecords(bucket, part);
    if (records.length === 0) throw new ShelfError('part-unnamed', { part });
    if (shown) await publishChange(around, { parts: { [part]: null } });
  } else {
    records = [await findRecord(bucket, part, version)];
    if (shown?.version === version) throw new ShelfError('version-live', { part, version });
    if (shown?.past.includes(version)) {
      const past = shown.past.filter((id) => id !== version);
      await writeSite(bucket, {
        ...site,
        number: site.number + 1,
        parts: { ...site.parts, [part]: { ...shown, past } },
      });
    }
  }
  for (const record of records) await removeRecord(bucket, record);
}
