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

export async function rollBack(shelf: Shelf, steps: number): Promise<void> {
  const parts: Partial<Record<Part, string>> = {};
  for (const part of [FIRST, SECOND, 'pages'] as const) {
    const versions = await shelf.versions(part);
    const version = versions[Math.min(steps, versions.length - 1)];
    if (version) parts[part] = version.id;
  }
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
