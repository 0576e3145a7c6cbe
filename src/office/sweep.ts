import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { foldersOf } from './folders';
import { KEPT_MS } from './uploads/tus';
import type { Workshop } from './workshop';

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

async function removeAllBut(folder: string, kept: ReadonlySet<string>): Promise<number> {
  const over = (await namesIn(folder)).filter((name) => !kept.has(name.replace(/\.json$/, '')));
  for (const name of over) await rm(join(folder, name), { recursive: true, force: true });
  return over.length;
}

/** Removes what a process that was killed has left behind, and uploads that nobody has taken up for a week. */
export async function sweep({ db, config, now, shelf }: Workshop, alone: boolean): Promise<number> {
  const folders = foldersOf(config.data);
  await db
    .deleteFrom('uploads')
    .where('state', '=', 'open')
    .where('at', '<', now() - KEPT_MS)
    .execute();
  const open = await db.selectFrom('uploads').select('id').where('state', 'in', ['open', 'waiting']).execute();
  const versions = await db.selectFrom('versions').select('id').where('state', '!=', 'withdrawn').execute();
  let removed = await removeAllBut(folders.uploads, new Set(open.map(({ id }) => id)));
  await db.deleteFrom('previews').where('expires_at', '<', now()).execute();
  if (!alone) return removed;
  // Another process may be in the midst of these.
  removed += await removeAllBut(folders.staging, new Set());
  removed += await removeAllBut(folders.work, new Set());
  removed += await removeAllBut(folders.sources, new Set(versions.map(({ id }) => id)));
  return removed + (await shelf.sweep()).removed;
}
