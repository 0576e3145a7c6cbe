import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ListedFile } from '../../tour/published';
import type { Disk } from '../disk';
import { isLasting } from '../lasting';
import { tourOfPart, type Part } from '../part';
import type { Layout } from './layout';
import { makeLinks, type Link } from './links';
import { readList, type VersionRecord } from './records';
import type { Shown } from './sites';
import type { Temp } from './temp';
import { unitsOf } from './units';

/** Links of a part as a site shows it: all of the version, and what never changes of earlier ones. */
export function faceLinks(
  layout: Layout,
  part: Part,
  files: readonly ListedFile[],
  past: readonly (readonly ListedFile[])[],
): Link[] {
  const changing = files
    .filter(({ path }) => !isLasting(path))
    .map(({ path, sha256 }): Link => ({ path, to: layout.object(sha256) }));
  const { units } = layout.part(part);
  const names = new Set([files, ...past].flatMap((each) => [...unitsOf(each).keys()]));
  return [...changing, ...[...names].map((path): Link => ({ path, to: join(units, path) }))];
}

/** The shortest path that no other part has anything below. */
export function topOf(part: Part, path: string): string {
  const names = path.split('/');
  const [first = ''] = names;
  const tour = tourOfPart(part);
  if (tour !== undefined) {
    const at = names.indexOf(tour);
    return at < 0 ? path : names.slice(0, at + 1).join('/');
  }
  const isOwnFolder = part === 'app' ? names.length > 1 : /^q$/i.test(first);
  return isOwnFolder ? first : path;
}

/** What making takes: where, with which disk, and a place for what is not finished. */
export interface Bench {
  layout: Layout;
  disk: Disk;
  temp: Temp;
}

/** Makes the part as a site is going to show it. */
export async function makeFace(bench: Bench, record: VersionRecord, past: readonly VersionRecord[]): Promise<Shown> {
  const { layout, disk, temp } = bench;
  const { part, id } = record;
  const files = await readList(layout, record);
  const earlier = await Promise.all(past.map((each) => readList(layout, each)));
  const links = faceLinks(layout, part, files, earlier);
  const { faces } = layout.part(part);
  const face = `${id}-${randomBytes(4).toString('hex')}`;
  const [made, place] = [temp.next(), join(faces, face)];
  await makeLinks(links, made, place, disk);
  await disk.makeFolder(faces);
  await disk.rename(made, place);
  await disk.syncFolder(faces);
  const tops = [...new Set(links.map(({ path }) => topOf(part, path)))].sort();
  return { version: id, face, past: past.map((each) => each.id), tops };
}
