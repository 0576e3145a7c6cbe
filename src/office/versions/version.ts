import type { Database } from '../database/database';
import type { Row } from '../database/tables';
import { may, type Deed, type Subject } from '../people/rights';
import type { SignedIn } from '../people/session';
import { Refusal } from '../refusal';

export interface FoundVersion {
  version: Row<'versions'>;
  tour: Row<'tours'>;
}

export const subjectOf = ({ id, province }: Pick<Row<'tours'>, 'id' | 'province'>): Subject => ({ id, province });

/** The version, where the person may see it; else as if it were not there. */
export async function findVersion(db: Database, who: SignedIn, id: string): Promise<FoundVersion> {
  const version = await db.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirst();
  const tour = version && (await findTour(db, version.tour_id));
  if (version === undefined || tour === undefined || !may(who.grants, 'read', subjectOf(tour)))
    throw new Refusal(404, 'not-there');
  return { version, tour };
}

export const findTour = (db: Database, id: string): Promise<Row<'tours'> | undefined> =>
  db.selectFrom('tours').selectAll().where('id', '=', id).executeTakeFirst();

export function refuseUnless(who: SignedIn, deed: Deed, tour: Pick<Row<'tours'>, 'id' | 'province'>): void {
  if (!may(who.grants, deed, subjectOf(tour))) throw new Refusal(403, 'not-allowed');
}
