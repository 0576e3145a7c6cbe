import type { Database } from '../database/database';
import type { Row } from '../database/tables';
import { isTaken } from '../database/database';
import { Refusal } from '../refusal';
import { hashPassword } from './password';
import { passwordFault } from './password-rules';
import { mayGive, type Grant } from './rights';
import { endSessionsOf, grantsOf, type SignedIn } from './session';
import { createId } from './token';

export interface NewPerson {
  name: string;
  title: string;
  grants: readonly Grant[];
}

export const findPerson = (db: Database, id: string): Promise<Row<'people'> | undefined> =>
  db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();

export async function personOf(db: Database, id: string): Promise<Row<'people'>> {
  const person = await findPerson(db, id);
  if (person === undefined) throw new Refusal(404, 'person-unknown');
  return person;
}

export async function writeGrants(db: Database, personId: string, grants: readonly Grant[]): Promise<void> {
  const once = [...new Map(grants.map((grant) => [`${grant.role} ${grant.scope}`, grant])).values()];
  await db.deleteFrom('grants').where('person_id', '=', personId).execute();
  if (once.length > 0)
    await db
      .insertInto('grants')
      .values(once.map(({ role, scope }) => ({ person_id: personId, role, scope })))
      .execute();
}

export async function addPerson(db: Database, { name, title, grants }: NewPerson, now: number): Promise<Row<'people'>> {
  const person = {
    ...{ id: createId(now), name: name.toLowerCase(), title, password: null, totp: null, totp_step: 0 },
    ...{ oidc_subject: null, disabled: 0, created_at: now },
  };
  try {
    await db.insertInto('people').values(person).execute();
  } catch (error) {
    throw isTaken(error) ? new Refusal(409, 'name-taken') : error;
  }
  await writeGrants(db, person.id, grants);
  return person;
}

/** Refuses what is easily guessed; ends all other sessions, for whoever knew the old password may be in one. */
export async function setPassword(
  db: Database,
  person: Row<'people'>,
  { password, except = '' }: { password: string; except?: string },
): Promise<void> {
  const fault = passwordFault(password, [person.name, person.title]);
  if (fault !== undefined) throw new Refusal(422, fault);
  const hash = await hashPassword(password);
  await db.updateTable('people').set({ password: hash }).where('id', '=', person.id).execute();
  await endSessionsOf(db, person.id, except);
}

/** Someone may be looked after by those who could have given all of his rights. */
export const mayLookAfter = (asker: SignedIn, grants: readonly Grant[]): boolean =>
  grants.every((grant) => mayGive(asker.grants, grant));

/** The person, where the asker may change something about him; else as if he were not there. */
export async function personFor(
  db: Database,
  asker: SignedIn,
  id: string,
): Promise<{ person: Row<'people'>; grants: Grant[] }> {
  const person = await personOf(db, id);
  const grants = await grantsOf(db, id);
  if (!mayLookAfter(asker, grants)) throw new Refusal(404, 'person-unknown');
  return { person, grants };
}

/** Somebody must be left who can give rights to others. */
export async function refuseLastAdministrator(db: Database): Promise<void> {
  const left = await db
    .selectFrom('grants')
    .innerJoin('people', 'people.id', 'grants.person_id')
    .select('people.id')
    .where('grants.role', '=', 'administrator')
    .where('grants.scope', '=', '*')
    .where('people.disabled', '=', 0)
    .limit(1)
    .executeTakeFirst();
  if (left === undefined) throw new Refusal(409, 'last-administrator');
}
