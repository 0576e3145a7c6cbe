import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Disk } from '../disk';
import { isPart, type Part } from '../part';
import type { LiveSite } from '../shelf';
import { errnoOf, ShelfError } from '../shelf-error';
import { SITE_FILE, type Layout } from './layout';
import type { Temp } from './temp';

/** What a site shows of a part. */
export interface Shown {
  version: string;
  /** Its folder below the part's `faces`. */
  face: string;
  /** Versions whose lasting files are there, too, for visits and copies that began with them. The newest first. */
  past: readonly string[];
  /** Shortest paths that nothing else of the site lies below: each is a link to the same path of the face. */
  tops: readonly string[];
}

export interface SiteRecord {
  number: number;
  since: string;
  parts: ReadonlyMap<Part, Shown>;
}

const NOTHING: SiteRecord = { number: 0, since: new Date(0).toISOString(), parts: new Map() };

export const liveSiteOf = ({ number, since, parts }: SiteRecord): LiveSite => ({
  number,
  since,
  parts: Object.fromEntries([...parts].map(([part, { version }]) => [part, version])),
});

export const formatSite = ({ number, since, parts }: SiteRecord): string =>
  JSON.stringify({ format: 1, number, since, parts: Object.fromEntries(parts) });

const isShown = (value: unknown): value is Shown =>
  typeof value === 'object' && value !== null && 'version' in value && 'tops' in value && 'past' in value;

export async function readSite(layout: Layout, number: number): Promise<SiteRecord> {
  if (number === 0) return NOTHING;
  const file = join(layout.site(number), SITE_FILE);
  try {
    const { since, parts } = JSON.parse(await readFile(file, 'utf8')) as { since: string; parts: object };
    const shown = Object.entries(parts).filter(
      (entry): entry is [Part, Shown] => isPart(entry[0]) && isShown(entry[1]),
    );
    return { number, since, parts: new Map(shown) };
  } catch (error) {
    throw new ShelfError('version-damaged', { part: 'pages', path: file }, { cause: error });
  }
}

/** Numbers of the sites that are there, the newest first. Each is whole: it was moved here in one piece. */
export async function siteNumbers({ sites }: Layout): Promise<number[]> {
  const names = await readdir(sites).catch(() => []);
  return names
    .filter((name) => /^[1-9]\d{0,9}$/.test(name))
    .map(Number)
    .sort((a, b) => b - a);
}

/** The newest site is the live one, also in the moment before `current` leads to it. */
export const readNewestSite = async (layout: Layout): Promise<SiteRecord> =>
  readSite(layout, (await siteNumbers(layout))[0] ?? 0);

async function pointedNumber({ current }: Layout): Promise<number> {
  try {
    return Number(basename(await readlink(current)));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

/**
 * Lets `current` lead to the newest site. Whoever finds it behind helps: the process that made that site may have been killed.
 * Looks again afterwards, for another process may have pointed to a newer one in between.
 */
export async function followNewest(layout: Layout, disk: Disk, temp: Temp): Promise<boolean> {
  for (let moved = false; ; moved = true) {
    const newest = (await siteNumbers(layout))[0] ?? 0;
    if (newest === 0 || (await pointedNumber(layout)) === newest) return moved;
    const link = temp.next();
    await disk.point(link, join('sites', String(newest)));
    await disk.rename(link, layout.current);
    await disk.syncFolder(layout.folder);
  }
}
