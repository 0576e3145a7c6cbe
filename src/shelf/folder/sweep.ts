import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Part } from '../part';
import { KEPT_VERSIONS, type SweepReport } from '../shelf';
import type { Bench } from './face';
import { OBJECT_FOLDERS, type Layout } from './layout';
import { readList, readParts, readRecords, removeRecord, type VersionRecord } from './records';
import { followNewest, readSite, siteNumbers, type SiteRecord } from './sites';
import { sweepTemp } from './temp';
import { unitsOf } from './units';

/** Besides the live one: a visit's request may be on its way through it. */
const KEPT_SITES = 1;

/** Moves it to where unfinished things lie, in one step: what is half removed must not be taken for whole. */
async function discard({ disk, temp }: Bench, path: string): Promise<number> {
  await disk.rename(path, temp.next());
  return 1;
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

export async function removeOldSites(bench: Bench, kept = KEPT_SITES): Promise<number> {
  const [, ...older] = await siteNumbers(bench.layout);
  let removed = 0;
  for (const number of older.slice(kept)) removed += await discard(bench, bench.layout.site(number));
  return removed;
}

const readSites = async (layout: Layout): Promise<SiteRecord[]> =>
  Promise.all((await siteNumbers(layout)).map((number) => readSite(layout, number)));

/** Faces that no site shows. */
export async function removeOldFaces(bench: Bench): Promise<number> {
  const { layout } = bench;
  const sites = await readSites(layout);
  let removed = 0;
  for (const part of await readParts(layout)) {
    const { faces } = layout.part(part);
    const shown = new Set(sites.map(({ parts }) => parts.get(part)?.face));
    for (const name of (await namesIn(faces)).filter((each) => !shown.has(each)))
      removed += await discard(bench, join(faces, name));
  }
  return removed;
}

/** Records of versions that are neither live nor among the newest. */
export async function removeOldRecords({ layout, disk }: Bench): Promise<number> {
  const sites = await readSites(layout);
  let removed = 0;
  for (const part of await readParts(layout)) {
    const live = new Set(sites.map(({ parts }) => parts.get(part)?.version));
    const others = (await readRecords(layout, part)).filter(({ id }) => !live.has(id));
    for (const record of others.slice(KEPT_VERSIONS)) {
      await removeRecord(layout, disk, record);
      removed++;
    }
  }
  return removed;
}

function foldersAbove(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

async function removeUnits(bench: Bench, part: Part, named: ReadonlySet<string>): Promise<number> {
  const { units } = bench.layout.part(part);
  const above = new Set([...named].flatMap(foldersAbove));
  let removed = 0;
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      const unit = relative(units, path);
      if (named.has(unit)) continue;
      if (above.has(unit)) await walk(path);
      else removed += await discard(bench, path);
    }
  };
  await walk(units);
  return removed;
}

async function removeObjects({ layout, disk }: Bench, named: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const name of OBJECT_FOLDERS) {
    for (const object of (await namesIn(join(layout.objects, name))).filter((each) => !named.has(each))) {
      await disk.removeFile(join(layout.objects, name, object));
      removed++;
    }
  }
  return removed;
}

const contentsOf = async (layout: Layout, records: readonly VersionRecord[]): Promise<Set<string>> => {
  const named = new Set(records.map(({ list }) => list));
  for (const record of records) for (const { sha256 } of await readList(layout, record)) named.add(sha256);
  return named;
};

/** Removes units and contents that no record names. Nobody else may be storing meanwhile. */
export async function removeUnnamed(bench: Bench): Promise<number> {
  const { layout } = bench;
  const all: VersionRecord[] = [];
  let removed = 0;
  for (const part of await readParts(layout)) {
    const records = await readRecords(layout, part);
    all.push(...records);
    const units = new Set<string>();
    for (const record of records) for (const unit of unitsOf(await readList(layout, record)).keys()) units.add(unit);
    removed +=
      records.length === 0 ? await discard(bench, layout.part(part).folder) : await removeUnits(bench, part, units);
  }
  return removed + (await removeObjects(bench, await contentsOf(layout, all)));
}

/** All of it; what others may just be making is left to the next time. */
export async function sweepShelf(bench: Bench): Promise<SweepReport> {
  const { layout, disk, temp } = bench;
  const { removed: unfinished, othersAtWork } = await sweepTemp(layout.temp, disk);
  const mended = await followNewest(layout, disk, temp);
  let removed = unfinished;
  if (othersAtWork) return { removed, mended };
  removed += await removeOldSites(bench);
  removed += await removeOldFaces(bench);
  removed += await removeOldRecords(bench);
  removed += await removeUnnamed(bench);
  return { removed, mended };
}
