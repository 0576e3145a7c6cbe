import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { realDisk, type Disk } from './disk';
import { isSafePath } from './file-list';
import type { Bench } from './folder/face';
import { layoutOf, type Layout } from './folder/layout';
import { publishChange } from './folder/publish';
import { findRecord, readList, readParts, readRecords, type VersionRecord } from './folder/records';
import { scrubShelf } from './folder/scrub';
import { liveSiteOf, readNewestSite } from './folder/sites';
import { storeVersion } from './folder/store';
import { removeOldFaces, removeOldRecords, removeOldSites, sweepShelf } from './folder/sweep';
import { forget } from './folder/take-down';
import { withTemp } from './folder/temp';
import type { Shelf, StoredFile, Version } from './shelf';
import { errnoOf, shelfError } from './shelf-error';
import { createTurns } from './turns';

export interface FolderShelf extends Shelf {
  /** The live site as plain files: any web server may serve it. */
  site: string;
  /** Resolves when nothing is at work in it any more. */
  close(): Promise<void>;
}

const versionOf = ({ part, id, number, files, bytes, storedAt }: VersionRecord): Version => ({
  ...{ part, id, number, files, bytes, storedAt },
});

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/** A content by the path of a link to it. */
async function linkedFile(link: string, path: string): Promise<StoredFile | undefined> {
  try {
    const file = await realpath(link);
    const found = await stat(file);
    if (!found.isFile()) return undefined;
    return { path, bytes: found.size, sha256: basename(file), open: (range) => createReadStream(file, range) };
  } catch (error) {
    if (ABSENT.has(errnoOf(error))) return undefined;
    throw error;
  }
}

async function fileOf(layout: Layout, record: VersionRecord, path: string): Promise<StoredFile | undefined> {
  const listed = (await readList(layout, record)).find((each) => each.path === path);
  return listed && { ...listed, open: (range) => createReadStream(layout.object(listed.sha256), range) };
}

async function makeFolders({ objects, sites, temp }: Layout, disk: Disk): Promise<void> {
  for (const folder of [objects, sites, temp]) await disk.makeFolder(folder);
}

/** Versions in a folder. One process at a time should publish; a second one harms nothing, but may be told to try again. */
export async function createFolderShelf(folder: string, disk: Disk = realDisk): Promise<FolderShelf> {
  const layout = layoutOf(folder);
  const [contents, pointer] = [createTurns(), createTurns()];
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw shelfError(error, folder);
    }
  };
  const atBench = <T>(work: (bench: Bench) => Promise<T>): Promise<T> =>
    withTemp(layout.temp, disk, (temp) => work({ layout, disk, temp }));
  const change = <T>(work: (bench: Bench) => Promise<T>): Promise<T> => told(pointer.alone(() => atBench(work)));
  const sweep: Shelf['sweep'] = () => told(contents.alone(() => pointer.alone(() => atBench(sweepShelf))));
  let tidying: Promise<unknown> = Promise.resolve();

  await told(makeFolders(layout, disk));
  return {
    site: layout.current,
    sweep,
    store: async (part, files, signal) => {
      const store = (bench: Bench) => storeVersion(bench, part, files, signal);
      return versionOf(await told(contents.together(() => atBench(store))));
    },
    versions: async (part) => (await told(readRecords(layout, part))).map(versionOf),
    parts: () => told(readParts(layout)),
    files: async (part, version) => told(readList(layout, await findRecord(layout, part, version))),
    live: async () => liveSiteOf(await told(readNewestSite(layout))),
    publish: async (wanted) => {
      const site = await change((bench) => publishChange(bench, wanted));
      // What is left over now is no reason to let the publisher wait, or to say that it failed.
      tidying = change(tidy)
        .then(
          (old) => (old > 0 ? sweep() : undefined),
          () => undefined,
        )
        .catch(() => undefined);
      return liveSiteOf(site);
    },
    takeDown: async (part, version) => {
      await change(async (bench) => {
        await forget(bench, part, version);
        await removeOldSites(bench, 0);
      });
      return sweep();
    },
    read: async (part, version, path) => told(fileOf(layout, await findRecord(layout, part, version), path)),
    readLive: (path) =>
      isSafePath(path) ? told(linkedFile(join(layout.current, path), path)) : Promise.resolve(undefined),
    scrub: (signal) => told(scrubShelf(layout, signal)),
    close: async () => {
      await tidying;
      await contents.alone(() => Promise.resolve());
    },
  };
}

/** Removes what the last change has left over; says how many versions are too old to be kept. */
async function tidy(bench: Bench): Promise<number> {
  await removeOldSites(bench);
  await removeOldFaces(bench);
  return removeOldRecords(bench);
}
