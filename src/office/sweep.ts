import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { foldersOf } from './folders';
import { settleUploads } from './uploads/finish';
import { KEPT_MS } from './uploads/tus';
import { purgeWithdrawn } from './versions/purge';
import type { Workshop } from './workshop';

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function removeAllBut(folder: string, kept: ReadonlySet<string>): Promise<number> {
  const over = (await namesIn(folder)).filter((name) => !kept.has(name.replace(/\.json$/, '')));
  for (const name of over) await rm(join(folder, name), { recursive: true, force: true });
  return over.length;
}

/** Press makes its pieces in folders of such names before it moves them to where they belong. */
const isUnfinished = (name: string): boolean => name.startsWith('.press-');

/** What was in the midst of its work when the only process ended: nobody is at it any more. */
async function sweepAlone(workshop: Workshop): Promise<number> {
  const { db, config, shelf } = workshop;
  const folders = foldersOf(config.data);
  await settleUploads(workshop);
  await db.deleteFrom('answers').where('status', '=', 0).execute();
  const versions = await db.selectFrom('versions').select('id').where('state', '!=', 'withdrawn').execute();
  let removed = await removeAllBut(folders.staging, new Set());
  removed += await removeAllBut(folders.work, new Set());
  removed += await removeAllBut(folders.sources, new Set(versions.map(({ id }) => id)));
  const pieces = await namesIn(folders.cache);
  removed += await removeAllBut(folders.cache, new Set(pieces.filter((name) => !isUnfinished(name))));
  return removed + (await shelf.sweep()).removed;
}

/** Removes what a process that was killed has left behind, and uploads that nobody has taken up for a week. */
export async function sweep(workshop: Workshop, alone: boolean): Promise<number> {
  const { db, config, now } = workshop;
  await db
    .deleteFrom('uploads')
    .where('state', '=', 'open')
    .where('at', '<', now() - KEPT_MS)
    .execute();
  await db.deleteFrom('previews').where('expires_at', '<', now()).execute();
  const done = (alone ? await sweepAlone(workshop) : 0) + (await purgeWithdrawn(workshop));
  const open = await db.selectFrom('uploads').select('id').where('state', 'in', ['open', 'waiting']).execute();
  return done + (await removeAllBut(foldersOf(config.data).uploads, new Set(open.map(({ id }) => id))));
}
