import { createHash } from 'node:crypto';
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createFolderShelf } from '../../src/shelf/folder-shelf';
import { layoutOf } from '../../src/shelf/folder/layout';
import { readList, readParts, readRecords } from '../../src/shelf/folder/records';
import { readNewestSite, siteNumbers } from '../../src/shelf/folder/sites';
import type { ListedFile, Pointer } from '../../src/tour/published';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/**
 * What is torn of the site, as a web server's visitor sees it who holds on to one site: pointer, list, the hash of everything that it
 * names, and whether all parts are of one publication (their texts all say the same word).
 */
export async function tornAt(site: string, tours: readonly string[]): Promise<string[]> {
  const torn: string[] = [];
  const words = new Set<string>();
  const wordIn = (text: string): void => void words.add(/(?:<h1>|<ul>[^<]* )([^<\s]+)/.exec(text)?.[1] ?? 'nothing');
  for (const tour of tours) {
    const folder = join(site, 'tours', tour);
    const text = await readFile(join(folder, 'tour.json'), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const pointer = JSON.parse(text) as Pointer;
    const list = JSON.parse(await readFile(join(folder, pointer.files), 'utf8')) as ListedFile[];
    for (const file of list)
      if (sha256(await readFile(join(folder, file.path)).catch(() => Buffer.from('missing'))) !== file.sha256)
        torn.push(`${tour}/${file.path}`);
    wordIn(await readFile(join(site, 'vi', tour, 'index.html'), 'utf8').catch(() => ''));
  }
  if (words.size > 0) wordIn(await readFile(join(site, 'vi/index.html'), 'utf8').catch(() => ''));
  return words.size > 1 ? [...torn, `mixed: ${[...words].join(', ')}`] : torn;
}

/** The same for whatever is live at this moment; undefined when it was replaced, and removed, while it was read. */
export async function tornNow(folder: string, tours: readonly string[]): Promise<string[] | undefined> {
  const site = await realpath(join(folder, 'current')).catch(() => undefined);
  if (site === undefined) return [];
  try {
    const torn = await tornAt(site, tours);
    if (torn.length === 0) return torn;
    return (await namesIn(join(folder, 'sites'))).includes(basename(site)) ? torn : undefined;
  } catch (error) {
    if ((await namesIn(join(folder, 'sites'))).includes(basename(site))) return [String(error)];
    return undefined;
  }
}

/** What nothing names, or what is not where it belongs, once a shelf was swept. */
export async function leftOver(folder: string): Promise<string[]> {
  const layout = layoutOf(folder);
  const found: string[] = (await namesIn(layout.temp)).map((name) => `temp/${name}`);
  const site = await readNewestSite(layout);
  const named = new Set<string>();
  for (const part of await readParts(layout)) {
    const shown = [site.parts.get(part)?.face];
    const faces = await namesIn(layout.part(part).faces);
    if ((await siteNumbers(layout)).length <= 1) found.push(...faces.filter((name) => !shown.includes(name)));
    for (const record of await readRecords(layout, part)) {
      named.add(record.list);
      for (const file of await readList(layout, record)) named.add(file.sha256);
    }
  }
  const objects = await Promise.all((await namesIn(layout.objects)).map((name) => namesIn(join(layout.objects, name))));
  found.push(...objects.flat().filter((object) => !named.has(object)));
  if (site.number > 0 && basename(await readlink(layout.current)) !== String(site.number)) found.push('current');
  return found;
}

export interface Restart {
  faults: string[];
  milliseconds: number;
}

/** Starts on a folder that a crash has left, and says everything that is not as it must be. */
export async function restart(folder: string, tours: readonly string[]): Promise<Restart> {
  const started = performance.now();
  const shelf = await createFolderShelf(folder);
  await shelf.sweep();
  const milliseconds = performance.now() - started;
  const torn = await tornAt(join(folder, 'current'), tours);
  const { damaged } = await shelf.scrub();
  const again = await shelf.sweep();
  const faults = [...torn, ...damaged.map(({ path, what }) => `${what}: ${path}`), ...(await leftOver(folder))];
  if (again.mended) faults.push('mended twice');
  return { faults, milliseconds };
}
