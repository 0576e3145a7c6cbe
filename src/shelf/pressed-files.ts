import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ListedFile, Pointer } from '../tour/published';
import { isLasting } from './lasting';
import { partOfTour, tourOfPart, type Part } from './part';
import type { SourceFile } from './shelf';
import { ShelfError } from './shelf-error';

/** Twins of texts that servers hand out in their stead. */
const TWINS = ['', '.br', '.gz'];

/** Unfinished files of press, and whatever else hides. */
const isHidden = (path: string): boolean => path.split('/').some((name) => name.startsWith('.'));

async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !isHidden(path))
    .sort();
}

const isOfApp = (path: string): boolean =>
  /^(?:assets|schema)\//.test(path) ||
  (!path.includes('/') && !/^(?:404\.html|sitemap\S*\.xml|robots\.txt)/.test(path));

/** The part that a file of a pressed site belongs to: a folder that is called like a tour is that tour's. */
export function partOfPath(path: string, tours: ReadonlySet<string>): Part {
  if (isOfApp(path)) return 'app';
  const folders = path.split('/').slice(0, -1);
  const tour = /^q$/i.test(folders[0] ?? '') ? undefined : folders.slice(0, 3).find((name) => tours.has(name));
  return tour === undefined ? 'pages' : partOfTour(tour);
}

/** What a tour's pointer and its list of files name: folders that were pressed into often hold files of older versions, too. */
async function namedFiles(out: string, tour: string): Promise<Map<string, string | undefined>> {
  const folder = join(out, 'tours', tour);
  try {
    const pointer = JSON.parse(await readFile(join(folder, 'tour.json'), 'utf8')) as Pointer;
    const listed = JSON.parse(await readFile(join(folder, pointer.files), 'utf8')) as ListedFile[];
    const own = [...listed, { path: pointer.files, sha256: undefined }];
    return new Map(own.map(({ path, sha256 }) => [`tours/${tour}/${path}`, sha256]));
  } catch (error) {
    throw new ShelfError('source-damaged', { path: join(folder, 'tour.json') }, { cause: error });
  }
}

async function toursIn(out: string): Promise<Set<string>> {
  const entries = await readdir(join(out, 'tours'), { withFileTypes: true }).catch(() => []);
  return new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
}

/** Files of a pressed site's folder that make up a part, with what the tour's own list says of their content. */
export async function pressedFiles(out: string, part: Part): Promise<SourceFile[]> {
  const tours = await toursIn(out);
  const mine = (await pathsBelow(out)).filter((path) => partOfPath(path, tours) === part);
  const tour = tourOfPart(part);
  const asSource = (path: string, sha256?: string): SourceFile => ({
    path,
    file: join(out, path),
    ...(sha256 !== undefined && { sha256 }),
  });
  if (tour === undefined) return mine.map((path) => asSource(path));
  const named = await namedFiles(out, tour);
  const there = new Set(mine);
  const missing = [...named.keys()].find((path) => !there.has(path));
  if (missing !== undefined) throw new ShelfError('source-damaged', { path: join(out, missing) });
  const lasting = [...named].flatMap(([path, sha256]) =>
    TWINS.map((twin) => asSource(path + twin, twin === '' ? sha256 : undefined)).filter((file) => there.has(file.path)),
  );
  return [...mine.filter((path) => !isLasting(path)).map((path) => asSource(path)), ...lasting];
}
