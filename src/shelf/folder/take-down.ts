import type { Part } from '../part';
import { ShelfError } from '../shelf-error';
import { makeFace, type Bench } from './face';
import { placeSite, publishChange } from './publish';
import { findRecord, readRecords, removeRecord } from './records';
import { followNewest, readNewestSite } from './sites';

/** A site without the version among the earlier ones that it shows. */
async function forgetPast(bench: Bench, part: Part, version: string): Promise<void> {
  const { layout, disk, temp } = bench;
  const before = await readNewestSite(layout);
  const shown = before.parts.get(part);
  if (!shown?.past.includes(version)) return;
  const records = await readRecords(layout, part);
  const past = shown.past.filter((id) => id !== version).flatMap((id) => records.filter((each) => each.id === id));
  const parts = new Map(before.parts).set(
    part,
    await makeFace(bench, await findRecord(layout, part, shown.version), past),
  );
  await placeSite(bench, { number: before.number + 1, since: before.since, parts });
  await disk.syncFolder(layout.sites);
  await followNewest(layout, disk, temp);
}

/** Takes it off the site, then forgets it; what nothing else names is removed by the sweep that follows. */
export async function forget(bench: Bench, part: Part, version: string | undefined): Promise<void> {
  const { layout, disk } = bench;
  if (version === undefined) {
    const records = await readRecords(layout, part);
    if (records.length === 0) throw new ShelfError('part-unnamed', { part });
    if ((await readNewestSite(layout)).parts.has(part)) await publishChange(bench, { parts: { [part]: null } });
    for (const record of records) await removeRecord(layout, disk, record);
  } else {
    const record = await findRecord(layout, part, version);
    if ((await readNewestSite(layout)).parts.get(part)?.version === version)
      throw new ShelfError('version-live', { part, version });
    await forgetPast(bench, part, version);
    await removeRecord(layout, disk, record);
  }
}
