import { rm } from 'node:fs/promises';
import { press } from '../../press/press';
import { PressError } from '../../press/press-error';
import { partOfTour } from '../../shelf/part';
import { pressedFiles } from '../../shelf/pressed-files';
import { ShelfError } from '../../shelf/shelf-error';
import { check } from '../../tour/check';
import type { Row } from '../database/tables';
import { isFull } from '../disk-room';
import { foldersOf } from '../folders';
import { removePressed } from '../versions/purge';
import type { Workshop } from '../workshop';

const TELL_EVERY_MS = 300;

/** Tells how far it is, a few times a second. */
function teller({ db, now }: Workshop, id: string): (part: number) => void {
  let told = 0;
  return (part) => {
    if (now() - told < TELL_EVERY_MS) return;
    told = now();
    const progress = Math.round(part * 95);
    void db
      .updateTable('versions')
      .set({ progress })
      .where('id', '=', id)
      .where('state', '=', 'pressing')
      .execute()
      .catch(() => undefined);
  };
}

async function pressAndStore(workshop: Workshop, version: Row<'versions'>, signal: AbortSignal): Promise<string> {
  const { config, making, shelf } = workshop;
  const folders = foldersOf(config.data);
  const out = folders.workOf(version.id);
  const tell = teller(workshop, version.id);
  await rm(out, { recursive: true, force: true });
  try {
    await press({
      ...{ folder: folders.source(version.id), out, cache: folders.cache, signal },
      ...{ pages: making.pages, assets: making.assets, origin: config.siteOrigin },
      ...(making.worker && { worker: making.worker }),
      onProgress: ({ done, total }) => tell(total > 0 ? done / total : 0),
      // The folder is named after the version, not after the tour.
      check: ({ manifest, media }) => check({ manifest, media }),
    });
    const part = partOfTour(version.tour_id);
    return (await shelf.store(part, await pressedFiles(out, part), signal)).id;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** The tour was taken down meanwhile: what was stored since is removed as well, unless another version is the same. */
async function dropUnwanted({ db, shelf }: Workshop, tour: string, pressed: string): Promise<void> {
  const twins = await db
    .selectFrom('versions')
    .select('id')
    .where('tour_id', '=', tour)
    .where('pressed', '=', pressed)
    .where('state', '!=', 'withdrawn')
    .execute();
  if (twins.length === 0) await removePressed(shelf, partOfTour(tour), pressed);
}

/** Presses a version that was taken in, and stores it where it can be looked at and published from. */
export async function pressJob(workshop: Workshop, id: string, signal: AbortSignal): Promise<void> {
  const { db } = workshop;
  const version = await db.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirst();
  if (version?.state !== 'pressing') return;
  const end = (set: { state: string; pressed?: string; failure?: string; progress: number }) =>
    db
      .updateTable('versions')
      .set({ ...set, revision: version.revision + 1 })
      .where('id', '=', id)
      .where('state', '=', 'pressing')
      .executeTakeFirst();
  try {
    const pressed = await pressAndStore(workshop, version, signal);
    const { numUpdatedRows } = await end({ state: 'draft', pressed, progress: 100 });
    if (numUpdatedRows === 0n) await dropUnwanted(workshop, version.tour_id, pressed);
  } catch (error) {
    if (signal.aborted) throw error;
    const isTold = error instanceof PressError || error instanceof ShelfError;
    if (!isTold) throw error;
    const file = error instanceof PressError ? 'press' : 'shelf';
    const values = Object.fromEntries(Object.entries(error.values).filter(([key]) => key !== 'path'));
    await end({ state: 'failed', failure: JSON.stringify({ key: `${file}:${error.code}`, values }), progress: 100 });
  }
}

/** What is written down when a job failed for reasons that nobody foresaw, after all its tries. */
export function giveUpPress({ db }: Pick<Workshop, 'db'>, id: string, error: unknown) {
  const key = `office:refused.${isFull(error) ? 'disk-full' : 'went-wrong'}`;
  return db
    .updateTable('versions')
    .set({ state: 'failed', failure: JSON.stringify({ key, values: {} }) })
    .where('id', '=', id)
    .where('state', '=', 'pressing')
    .execute();
}
