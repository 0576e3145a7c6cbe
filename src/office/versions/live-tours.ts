import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { parseTourText } from '../../tour/parse';
import { tourFolder, type Pointer } from '../../tour/published';
import type { Tour } from '../../tour/tour';
import { partOfTour, type Part } from '../../shelf/part';
import type { Shelf, StoredFile } from '../../shelf/shelf';

async function textOf(file: StoredFile | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of file.open()) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

const readText = async (shelf: Shelf, part: Part, version: string, path: string): Promise<string | undefined> =>
  textOf(await shelf.read(part, version, path));

/** Pointer and manifest of a stored version of a tour, as they were pressed. */
async function manifestOf(shelf: Shelf, tour: string, version: string) {
  const part = partOfTour(tour);
  const pointer = await readText(shelf, part, version, `${tourFolder(tour)}/tour.json`);
  if (pointer === undefined) return undefined;
  const { manifest } = JSON.parse(pointer) as Pointer;
  const text = await readText(shelf, part, version, `${tourFolder(tour)}/${manifest}`);
  return text === undefined ? undefined : { pointer, manifest, text };
}

/** The tour that a stored version holds. */
export async function readStoredTour(shelf: Shelf, tour: string, version: string): Promise<Tour | undefined> {
  const found = await manifestOf(shelf, tour, version);
  return found && parseTourText(found.text).tour;
}

/** Writes a tour's pointer and manifest, all that shared pages are made from. */
export async function placeManifest(
  shelf: Shelf,
  out: string,
  { tour, version }: { tour: string; version: string },
): Promise<void> {
  const found = await manifestOf(shelf, tour, version);
  if (found === undefined) return;
  const folder = join(out, tourFolder(tour));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, found.manifest), found.text);
  await writeFile(join(folder, 'tour.json'), found.pointer);
}

/** Copies a file of the live site, where it has one. */
export async function placeLive(shelf: Shelf, out: string, path: string): Promise<void> {
  const file = await shelf.readLive(path);
  if (file === undefined) return;
  await mkdir(dirname(join(out, path)), { recursive: true });
  await pipeline(file.open(), createWriteStream(join(out, path)));
}
