import { rm } from 'node:fs/promises';
import { tourOfPart, type Part } from '../../shelf/part';
import type { Shelf } from '../../shelf/shelf';
import { ShelfError } from '../../shelf/shelf-error';
import { foldersOf } from '../folders';
import type { Workshop } from '../workshop';

const isUnknown = (error: unknown): boolean =>
  error instanceof ShelfError && (error.code === 'version-unknown' || error.code === 'part-unnamed');

/** Removes a pressed version, or all of a tour, from the shelf; somebody else may have done so. */
export async function removePressed(shelf: Shelf, part: Part, version?: string): Promise<void> {
  await shelf.takeDown(part, version).catch((error: unknown) => {
    if (!isUnknown(error)) throw error;
  });
}

/** Pressed versions of a part that only withdrawn ones name. */
async function withdrawnOf({ db, shelf }: Workshop, part: Part, live: string | undefined): Promise<string[]> {
  const tour = tourOfPart(part);
  if (tour === undefined) return [];
  const rows = await db
    .selectFrom('versions')
    .select(['pressed', 'state'])
    .where('tour_id', '=', tour)
    .where('pressed', 'is not', null)
    .execute();
  const pressedWhere = (isGone: boolean) =>
    new Set(rows.filter(({ state }) => (state === 'withdrawn') === isGone).map(({ pressed }) => pressed));
  const [gone, kept] = [pressedWhere(true), pressedWhere(false)];
  const stored = (await shelf.versions(part)).map(({ id }) => id);
  return stored.filter((id) => gone.has(id) && !kept.has(id) && id !== live);
}

/** For the start: finishes what was withdrawn when a process was killed before it had removed it. */
export async function purgeWithdrawn(workshop: Workshop): Promise<number> {
  const { shelf, config } = workshop;
  const { parts } = await shelf.live();
  let removed = 0;
  for (const part of await shelf.parts()) {
    for (const version of await withdrawnOf(workshop, part, parts[part])) {
      await removePressed(shelf, part, version);
      removed++;
    }
  }
  if (removed > 0) await rm(foldersOf(config.data).cache, { recursive: true, force: true });
  return removed;
}
