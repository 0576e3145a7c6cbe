import { dirname, join, relative } from 'node:path';
import type { Disk } from '../disk';

/** Where a link lies, relative to a tree's top, and the absolute path that it leads to. */
export interface Link {
  path: string;
  to: string;
}

/**
 * Makes a tree of links in `made` that will be moved to `place`: the links are relative, so that the whole shelf may be moved or
 * mounted elsewhere. Every folder of it is on the disk afterwards.
 */
export async function makeLinks(links: readonly Link[], made: string, place: string, disk: Disk): Promise<void> {
  const folders = new Set([made]);
  for (const { path } of links) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(join(made, folder));
  }
  const deepest = [...folders].sort((a, b) => b.length - a.length);
  for (const folder of deepest) await disk.makeFolder(folder);
  for (const { path, to } of links) await disk.point(join(made, path), relative(dirname(join(place, path)), to));
  for (const folder of deepest) await disk.syncFolder(folder);
}
