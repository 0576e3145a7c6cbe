import type { Database } from '../database/database';
import type { Row } from '../database/tables';
import type { Grant, Role } from './rights';
import { createId, createToken, tokenHash } from './token';

export interface SignedIn {
  person: Row<'people'>;
  grants: Grant[];
  session: { id: string; hash: string };
}

export interface SessionLimits {
  idleMs: number;
  sessionMs: number;
}

/** Written at most so often: reading a page must not cost a write. */
const SEEN_EVERY_MS = 60_000;

export async function grantsOf(db: Database, personId: string): Promise<Grant[]> {
  const rows = await db.selectFrom('grants').select(['role', 'scope']).where('person_id', '=', personId).execute();
  return rows.map(({ role, scope }) => ({ role: role as Role, scope }));
}

/** The cookie's value; only its hash is kept. */
export async function startSession(db: Database, personId: string, now: number): Promise<string> {
  const token = createToken();
  const row = { hash: tokenHash(token), id: createId(now), person_id: personId, created_at: now, seen_at: now };
  await db.insertInto('sessions').values(row).execute();
  return token;
}

export const endSession = (db: Database, hash: string) => db.deleteFrom('sessions').where('hash', '=', hash).execute();

export async function endSessionsOf(db: Database, personId: string, except = ''): Promise<void> {
  await db.deleteFrom('sessions').where('person_id', '=', personId).where('hash', '!=', except).execute();
}

const isOver = (row: Row<'sessions'>, now: number, { idleMs, sessionMs }: SessionLimits): boolean =>
  now - row.seen_at > idleMs || now - row.created_at > sessionMs;

/** Who a cookie belongs to. What a page asks by itself (not `isPerson`) keeps no session alive. Rights are read anew each time, so that a change holds at once. */
export async function findSession(
  db: Database,
  token: string,
  { now, limits, isPerson }: { now: number; limits: SessionLimits; isPerson: boolean },
): Promise<SignedIn | undefined> {
  const hash = tokenHash(token);
  const row = await db.selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst();
  if (row === undefined) return undefined;
  const person = await db.selectFrom('people').selectAll().where('id', '=', row.person_id).executeTakeFirst();
  if (isOver(row, now, limits) || person === undefined || person.disabled === 1) {
    await endSession(db, hash);
    return undefined;
  }
  if (isPerson && now - row.seen_at > SEEN_EVERY_MS)
    await db.updateTable('sessions').set({ seen_at: now }).where('hash', '=', hash).execute();
  return { person, grants: await grantsOf(db, person.id), session: { id: row.id, hash } };
}

export async function dropOldSessions(db: Database, now: number, { idleMs, sessionMs }: SessionLimits): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((row) => row.or([row('seen_at', '<', now - idleMs), row('created_at', '<', now - sessionMs)]))
    .execute();
}
