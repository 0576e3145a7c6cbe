import type { Database } from '../database/database';
import { Refusal } from '../refusal';
import { codeHash, createCode } from './token';

/** `first` makes the first administrator, `password` lets a person choose a password. */
export type InvitationKind = 'first' | 'password';

const HOUR_MS = 3_600_000;
const VALID_MS: Readonly<Record<InvitationKind, number>> = { first: HOUR_MS, password: 72 * HOUR_MS };

export interface NewInvitation {
  kind: InvitationKind;
  personId: string | null;
  now: number;
}

/** A code that works once and replaces the person's earlier ones. */
export async function invite(db: Database, { kind, personId, now }: NewInvitation): Promise<string> {
  const code = createCode();
  const row = { hash: codeHash(code), kind, person_id: personId, expires_at: now + VALID_MS[kind] };
  if (personId !== null) await db.deleteFrom('invitations').where('person_id', '=', personId).execute();
  await db.deleteFrom('invitations').where('expires_at', '<', now).execute();
  await db.insertInto('invitations').values(row).execute();
  return code;
}

/** Uses a code up; of two at once only one gets it. */
export async function useInvitation(
  db: Database,
  { code, now }: { code: string; now: number },
): Promise<{ kind: string; personId: string | null }> {
  const hash = codeHash(code);
  const found = await db.selectFrom('invitations').selectAll().where('hash', '=', hash).executeTakeFirst();
  const used = await db.deleteFrom('invitations').where('hash', '=', hash).executeTakeFirst();
  if (found === undefined || used.numDeletedRows !== 1n || found.expires_at < now)
    throw new Refusal(401, 'invitation-wrong');
  if (found.kind === 'first') await db.deleteFrom('invitations').where('kind', '=', 'first').execute();
  return { kind: found.kind, personId: found.person_id };
}

/** A code for the first administrator, as long as there is nobody; it is told in the terminal only. */
export async function inviteFirst(db: Database, now: number): Promise<string | undefined> {
  const somebody = await db.selectFrom('people').select('id').limit(1).executeTakeFirst();
  return somebody === undefined ? invite(db, { kind: 'first', personId: null, now }) : undefined;
}
