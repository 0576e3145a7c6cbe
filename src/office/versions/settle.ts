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

/**
 * Writes down what is live, as the shelf says it: whoever was killed between moving the pointer and writing that down, or was overtaken
 * by somebody else, finds the truth there.
 */
export async function settle({ db, shelf, now }: Workshop, tourId: string, wanted?: string): Promise<void> {
  const pressed = liveVersionOf(await shelf.live(), tourId);
  await db.transaction().execute(async (within) => {
    const rows = await within
      .selectFrom('versions')
      .selectAll()
      .where('tour_id', '=', tourId)
      .orderBy('number')
      .execute();
    const live = pressed === undefined ? undefined : chosen(rows, pressed, wanted);
    const over = rows.filter(({ id, state }) => state === 'live' && id !== live?.id).map(({ id }) => id);
    if (over.length > 0) await within.updateTable('versions').set({ state: 'past' }).where('id', 'in', over).execute();
    if (live && live.state !== 'live') {
      const set = { state: 'live', published_at: now(), publish_at: null };
      await within.updateTable('versions').set(set).where('id', '=', live.id).execute();
    }
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
