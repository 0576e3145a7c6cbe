import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolderShelf } from '../../src/shelf/folder-shelf';
import type { Part } from '../../src/shelf/part';
import { pressedFiles } from '../../src/shelf/pressed-files';
import type { Shelf } from '../../src/shelf/shelf';
import { makeSite } from './made-site';

/** Pressed folders of the same two tours with different words, and a shelf on which the first is live. */
export interface Scenario {
  work: string;
  outs: readonly string[];
  shelf: string;
}

export const TOURS = ['thanh-co', 'dia-dao'] as const;
const [FIRST, SECOND] = ['tours/thanh-co', 'tours/dia-dao'] as const satisfies readonly Part[];

/** Stores what is pressed in a folder and makes it live, both tours and their pages at once. */
export async function publishFolder(shelf: Shelf, out: string): Promise<void> {
  const parts: Partial<Record<Part, string>> = {};
  for (const part of [FIRST, SECOND, 'pages'] as const)
    parts[part] = (await shelf.store(part, await pressedFiles(out, part))).id;
  await shelf.publish({ parts });
}

/** The word that all texts of a version say. */
async function wordOf(shelf: Shelf, part: Part, version: string): Promise<string | undefined> {
  const isTour = part.startsWith('tours/');
  const path = isTour
    ? (await shelf.files(part, version)).find((file) => /\/tour-[0-9a-f]{16}\.json$/.test(file.path))?.path
    : 'vi/index.html';
  const pieces: Buffer[] = [];
  for await (const piece of (await shelf.read(part, version, path ?? ''))?.open() ?? []) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString('utf8');
  return (isTour ? /"words":"([^"]*)"/ : / ([^<\s]+)<\/ul>/).exec(text)?.[1];
}

/** Goes back to earlier pages and the tours that belong to them: a kill may have left one part with a version more than another. */
export async function rollBack(shelf: Shelf, steps: number): Promise<void> {
  const pages = await shelf.versions('pages');
  const chosen = pages[Math.min(steps, pages.length - 1)];
  if (!chosen) return;
  const word = await wordOf(shelf, 'pages', chosen.id);
  const parts: Partial<Record<Part, string>> = { pages: chosen.id };
  for (const part of [FIRST, SECOND] as const)
    for (const { id } of await shelf.versions(part)) if ((await wordOf(shelf, part, id)) === word) parts[part] = id;
  if (Object.keys(parts).length === 3) await shelf.publish({ parts });
}

export async function prepare(work: string): Promise<Scenario> {
  const outs: string[] = [];
  for (const [index, words] of ['một', 'hai', 'ba'].entries()) {
    const out = await mkdtemp(join(work, 'out-'));
    for (const tour of TOURS)
      await makeSite({ out, tour, words, pictures: ['a', `${tour} ${index}`], tiles: 2, bytes: 300 });
    outs.push(out);
  }
  const shelf = join(work, 'shelf');
  const first = await createFolderShelf(shelf);
  await publishFolder(first, outs[0] ?? '');
  await first.close();
  return { work, outs, shelf };
}

export async function copyOfShelf({ work, shelf }: Scenario): Promise<string> {
  const folder = await mkdtemp(join(work, 'copy-'));
  await cp(shelf, folder, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return folder;
}

/** Everything that a shelf does, once. */
export async function playThrough(shelf: Shelf & { close(): Promise<void> }, outs: readonly string[]): Promise<void> {
  await shelf.sweep();
  await publishFolder(shelf, outs[1] ?? '');
  await shelf.close();
  await rollBack(shelf, 1);
  await shelf.close();
  await shelf.takeDown(SECOND, (await shelf.versions(SECOND)).at(0)?.id);
  await shelf.takeDown(SECOND);
}
