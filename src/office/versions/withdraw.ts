import { rm } from 'node:fs/promises';
import { partOfTour } from '../../shelf/part';
import { audit } from '../audit';
import type { Row } from '../database/tables';
import { foldersOf } from '../folders';
import type { SignedIn } from '../people/session';
import { Refusal } from '../refusal';
import type { Workshop } from '../workshop';
import { moveLive } from './publish';
import { removePressed } from './purge';
import { settle } from './settle';
import { findTour, refuseUnless } from './version';

/** Removes a version's files: its source, its pressed form where no other version is the same, and links to look at it. */
export async function withdraw({ db, shelf, config }: Workshop, version: Row<'versions'>): Promise<void> {
  await rm(foldersOf(config.data).source(version.id), { recursive: true, force: true });
  await db.deleteFrom('previews').where('version_id', '=', version.id).execute();
  if (version.pressed === null) return;
  const twins = await db
    .selectFrom('versions')
    .select('id')
    .where('tour_id', '=', version.tour_id)
    .where('pressed', '=', version.pressed)
    .where('state', '!=', 'withdrawn')
    .where('id', '!=', version.id)
    .execute();
  if (twins.length > 0) return;
  await removePressed(shelf, partOfTour(version.tour_id), version.pressed);
}

/** Takes a tour off the site and removes everything of it, every version and every picture that was cut from it. */
export async function takeDown(workshop: Workshop, who: SignedIn, tourId: string): Promise<void> {
  const { db, shelf, config, now } = workshop;
  const tour = await findTour(db, tourId);
  if (tour === undefined) throw new Refusal(404, 'not-there');
  refuseUnless(who, 'read', tour);
  refuseUnless(who, 'approve', tour);
  await moveLive(workshop, tourId, null);
  const rows = await db.selectFrom('versions').select('id').where('tour_id', '=', tourId).execute();
  const ids = rows.map(({ id }) => id);
  await settle(workshop, tourId, {
    note: async (within) => {
      await within.updateTable('versions').set({ state: 'withdrawn' }).where('tour_id', '=', tourId).execute();
      if (ids.length > 0) await within.deleteFrom('previews').where('version_id', 'in', ids).execute();
      const deed = { action: 'tour.taken-down', subject: tourId, details: { versions: ids.length } };
      await audit(within, who.person, deed, now());
    },
  });
  // From here on it is finished by the next start, should this process end before.
  const folders = foldersOf(config.data);
  for (const id of ids) await rm(folders.source(id), { recursive: true, force: true });
  // Pieces of its pictures are in there under names that do not tell whose they are; it is made anew as needed.
  await rm(folders.cache, { recursive: true, force: true });
  await removePressed(shelf, partOfTour(tourId));
}
