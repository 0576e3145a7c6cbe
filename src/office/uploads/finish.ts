import { stat } from 'node:fs/promises';
import type { Row } from '../database/tables';
import { foldersOf } from '../folders';
import type { Workshop } from '../workshop';

type Known = Pick<Row<'uploads'>, 'id' | 'bytes' | 'state'>;

/** All of it is there: it is looked through next. Whoever else notices that as well does nothing. */
export async function finishUpload({ db, queue }: Workshop, id: string): Promise<void> {
  await db.transaction().execute(async (within) => {
    const finished = await within
      .updateTable('uploads')
      .set({ state: 'waiting' })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (finished.numUpdatedRows === 1n) await queue.add('take-in', id, within);
  });
}

/** How much has arrived; undefined when nothing was ever written down. */
const arrived = ({ config }: Pick<Workshop, 'config'>, id: string): Promise<number | undefined> =>
  stat(foldersOf(config.data).upload(id)).then(
    ({ size }) => size,
    () => undefined,
  );

/** Finishes an upload whose last byte has arrived when the line broke, or the process was killed, before anybody was told. */
export async function finishIfWhole(workshop: Workshop, { id, bytes, state }: Known): Promise<void> {
  if (state === 'open' && (await arrived(workshop, id)) === bytes) await finishUpload(workshop, id);
}

/** For the start: what had arrived is finished, and what never got a file is forgotten. */
export async function settleUploads(workshop: Workshop): Promise<void> {
  const { db } = workshop;
  for (const upload of await db.selectFrom('uploads').selectAll().where('state', '=', 'open').execute()) {
    if ((await arrived(workshop, upload.id)) === undefined)
      await db.deleteFrom('uploads').where('id', '=', upload.id).where('state', '=', 'open').execute();
    else await finishIfWhole(workshop, upload);
  }
}
