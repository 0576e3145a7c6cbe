import { lstat, readdir, readlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { ListedFile } from '../../tour/published';
import type { Disk } from '../disk';
import { isLasting, unitOf } from '../lasting';
import type { Part } from '../part';
import { errnoOf, ShelfError } from '../shelf-error';
import type { Layout } from './layout';
import { makeLinks, type Link } from './links';
import type { Temp } from './temp';

/** Lasting files by the unit that they are put into the site with. */
export function unitsOf(files: readonly ListedFile[]): Map<string, ListedFile[]> {
  const units = new Map<string, ListedFile[]>();
  for (const file of files.filter(({ path }) => isLasting(path))) {
    const unit = unitOf(file.path);
    const inside = units.get(unit);
    if (inside) inside.push(file);
    else units.set(unit, [file]);
  }
  return units;
}

/** Where the links of a unit lead, by path within it; a unit of one file has the empty path. */
async function foundTargets(place: string, below = ''): Promise<Map<string, string>> {
  const path = join(place, below);
  if ((await lstat(path)).isSymbolicLink()) return new Map([[below, basename(await readlink(path))]]);
  const inside = await Promise.all((await readdir(path)).map((name) => foundTargets(place, join(below, name))));
  return new Map(inside.flatMap((targets) => [...targets]));
}

/** A name of the site that never changes may only ever stand for one content: who has the old one would keep it. */
async function checkSame(place: string, unit: string, files: readonly ListedFile[]): Promise<void> {
  const found = await foundTargets(place);
  const wrong = files.find(({ path, sha256 }) => found.get(relative(unit, path)) !== sha256);
  if (wrong ?? found.size !== files.length) throw new ShelfError('name-reused', { path: wrong?.path ?? unit });
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Makes the units that are not there yet. */
export async function placeUnits(
  layout: Layout,
  disk: Disk,
  temp: Temp,
  { part, files }: { part: Part; files: readonly ListedFile[] },
): Promise<void> {
  const { units } = layout.part(part);
  const touched = new Set<string>();
  for (const [unit, inside] of unitsOf(files)) {
    const place = join(units, unit);
    if (await exists(place)) {
      await checkSame(place, unit, inside);
      continue;
    }
    const links = inside.map(({ path, sha256 }): Link => ({ path: relative(unit, path), to: layout.object(sha256) }));
    await disk.makeFolder(dirname(place));
    await placeUnit(links, { made: temp.next(), place }, disk);
    touched.add(dirname(place));
  }
  for (const folder of touched) await disk.syncFolder(folder);
}

async function placeUnit(links: readonly Link[], to: { made: string; place: string }, disk: Disk): Promise<void> {
  const [only] = links;
  if (links.length === 1 && only?.path === '') await disk.point(to.made, relative(dirname(to.place), only.to));
  else await makeLinks(links, to.made, to.place, disk);
  try {
    await disk.rename(to.made, to.place);
  } catch (error) {
    // Another process was quicker with the very same files.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errnoOf(error))) throw error;
  }
}
