import type { Database } from '../database/database';
import type { Row } from '../database/tables';
import { Refusal } from '../refusal';
import { createToken, tokenHash } from '../people/token';

const HOUR_MS = 3_600_000;
export const MOST_PREVIEW_HOURS = 14 * 24;

/** A link by which somebody without an account may look at a version that is not live, for so long. */
export async function createPreview(
  db: Database,
  wanted: { version: Row<'versions'>; personId: string; hours: number; now: number },
): Promise<{ token: string; expiresAt: number }> {
  const { version, personId, hours, now } = wanted;
  if (version.pressed === null || version.state === 'withdrawn') throw new Refusal(409, 'step-not-now');
  const token = createToken();
  const expiresAt = now + hours * HOUR_MS;
  const row = { hash: tokenHash(token), version_id: version.id, person_id: personId, expires_at: expiresAt };
  await db.insertInto('previews').values(row).execute();
  return { token, expiresAt };
}

/** The version behind a link, as long as that holds and whoever made it may still come in. */
export async function findPreview(db: Database, token: string, now: number): Promise<Row<'versions'> | undefined> {
  if (token.length > 100) return undefined;
  const found = await db
    .selectFrom('previews')
    .innerJoin('people', 'people.id', 'previews.person_id')
    .select(['previews.version_id', 'previews.expires_at'])
    .where('hash', '=', tokenHash(token))
    .where('people.disabled', '=', 0)
    .executeTakeFirst();
  if (found === undefined || found.expires_at < now) return undefined;
  const version = await db.selectFrom('versions').selectAll().where('id', '=', found.version_id).executeTakeFirst();
  return version?.state === 'withdrawn' ? undefined : version;
}
