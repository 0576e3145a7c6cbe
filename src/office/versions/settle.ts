import { audit } from '../audit';
import type { Database } from '../database/database';
import type { Row } from '../database/tables';
import type { Workshop } from '../workshop';
import { liveVersionOf } from './publish';

function chosen(
  rows: readonly Row<'versions'>[],
  pressed: string,
  wanted: string | undefined,
): Row<'versions'> | undefined {
  const fitting = rows.filter((row) => row.pressed === pressed);
  return fitting.find(({ id }) => id === wanted) ?? fitting.find(({ state }) => state === 'live') ?? fitting.at(-1);
}

/** What is written down with it, in the same transaction. */
export type Note = (within: Database) => Promise<void>;

interface Settled {
  /** The version that somebody has just published, of several that are the same. */
  wanted?: string;
  note?: Note;
}

type Found = Pick<Row<'versions'>, 'id' | 'number'>;

const noteFound = (within: Database, tour: string, live: Found | undefined, now: number): Promise<void> =>
  audit(
    within,
    undefined,
    live === undefined
      ? { action: 'version.found-gone', subject: tour, details: { tour } }
      : { action: 'version.found-live', subject: live.id, details: { tour, number: live.number } },
    now,
  );

/**
 * Writes down what is live, as the shelf says it: whoever was killed between moving the pointer and writing that down, or was overtaken
 * by somebody else, finds the truth there.
 */
export async function settle({ db, shelf, now }: Workshop, tourId: string, settled: Settled = {}): Promise<void> {
  const pressed = liveVersionOf(await shelf.live(), tourId);
  await db.transaction().execute(async (within) => {
    const own = within.selectFrom('versions').selectAll().where('tour_id', '=', tourId);
    const rows = await own.orderBy('number').execute();
    const live = pressed === undefined ? undefined : chosen(rows, pressed, settled.wanted);
    const over = rows.filter(({ id, state }) => state === 'live' && id !== live?.id).map(({ id }) => id);
    if (over.length > 0) await within.updateTable('versions').set({ state: 'past' }).where('id', 'in', over).execute();
    if (live && live.state !== 'live') {
      const set = { state: 'live', published_at: now(), publish_at: null };
      await within.updateTable('versions').set(set).where('id', '=', live.id).execute();
    }
    const isNew = over.length > 0 || (live !== undefined && live.state !== 'live');
    if (settled.note) await settled.note(within);
    else if (isNew) await noteFound(within, tourId, live, now());
    await within
      .updateTable('tours')
      .set({ live: live?.id ?? null })
      .where('id', '=', tourId)
      .execute();
  });
}

/** For the start: every tour as the shelf says it. */
export async function settleAll(workshop: Workshop): Promise<void> {
  const tours = await workshop.db.selectFrom('tours').select('id').execute();
  for (const { id } of tours) await settle(workshop, id);
}
