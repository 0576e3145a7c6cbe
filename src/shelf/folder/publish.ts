import { join } from 'node:path';
import type { Part } from '../part';
import { KEPT_VERSIONS, type Change } from '../shelf';
import { errnoOf, ShelfError } from '../shelf-error';
import { makeFace, type Bench } from './face';
import { SITE_FILE, type Layout } from './layout';
import { makeLinks, type Link } from './links';
import { storedObjects } from './objects';
import { findRecord, readList, readRecords, type VersionRecord } from './records';
import { followNewest, formatSite, readNewestSite, type Shown, type SiteRecord } from './sites';

/** Nothing may go live of which anything is missing, whatever happened to the shelf since it was stored. */
export async function checkStored(layout: Layout, records: readonly VersionRecord[]): Promise<void> {
  const there = await storedObjects(layout);
  for (const record of records) {
    const missing = (await readList(layout, record)).find(({ sha256 }) => !there.has(sha256));
    if (missing) throw new ShelfError('version-damaged', { part: record.part, version: record.id, path: missing.path });
  }
}

/** Earlier versions that visits may still be in the middle of, as far as they are kept. */
async function pastOf(layout: Layout, part: Part, id: string, before: Shown | undefined): Promise<VersionRecord[]> {
  const ids = before ? [before.version, ...before.past].filter((each) => each !== id) : [];
  const records = await readRecords(layout, part);
  return [...new Set(ids)].flatMap((each) => records.filter((record) => record.id === each)).slice(0, KEPT_VERSIONS);
}

async function shownParts(bench: Bench, change: Change, before: SiteRecord): Promise<Map<Part, Shown>> {
  const parts = new Map(before.parts);
  const wanted = Object.entries(change.parts) as [Part, string | null][];
  const records: VersionRecord[] = [];
  for (const [part, id] of wanted) {
    if (id !== null) records.push(await findRecord(bench.layout, part, id));
    else parts.delete(part);
  }
  await checkStored(bench.layout, records);
  for (const record of records) {
    const past = await pastOf(bench.layout, record.part, record.id, before.parts.get(record.part));
    parts.set(record.part, await makeFace(bench, record, past));
  }
  return parts;
}

function siteLinks(layout: Layout, parts: ReadonlyMap<Part, Shown>): Link[] {
  const links = new Map<string, string>();
  for (const [part, { face, tops }] of parts) {
    for (const path of tops) {
      if (links.has(path)) throw new ShelfError('name-reused', { path });
      links.set(path, join(layout.part(part).faces, face, path));
    }
  }
  return [...links].map(([path, to]) => ({ path, to }));
}

/** Makes a whole site of links and moves it to its number. That number can be taken only once: of two at a time, one comes too late. */
export async function placeSite({ layout, disk, temp }: Bench, site: SiteRecord): Promise<void> {
  const [made, place] = [temp.next(), layout.site(site.number)];
  await disk.makeFolder(made);
  const file = await disk.create(join(made, SITE_FILE));
  try {
    await file.write(Buffer.from(formatSite(site)));
    await file.sync();
  } finally {
    await file.close();
  }
  await makeLinks(siteLinks(layout, site.parts), made, place, disk);
  try {
    await disk.rename(made, place);
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes(errnoOf(error))) throw new ShelfError('shelf-changed', {}, { cause: error });
    throw error;
  }
}

/** From here on the site is the live one, even if something fails. */
async function follow({ layout, disk, temp }: Bench): Promise<void> {
  try {
    await disk.syncFolder(layout.sites);
    await followNewest(layout, disk, temp);
  } catch (error) {
    throw new ShelfError('shelf-unsure', {}, { cause: error });
  }
}

/** Makes what the change wants, and last of all moves the pointer. */
export async function publishChange(bench: Bench, change: Change): Promise<SiteRecord> {
  const before = await readNewestSite(bench.layout);
  if (change.from !== undefined && change.from !== before.number) throw new ShelfError('shelf-changed');
  const parts = await shownParts(bench, change, before);
  const site = { number: before.number + 1, since: new Date().toISOString(), parts };
  await placeSite(bench, site);
  await follow(bench);
  return site;
}
