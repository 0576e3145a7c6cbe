import { sql } from 'kysely';
import type { Database } from '../database/database';
import { Refusal } from '../refusal';
import { tokenHash } from './token';

/** Who or what tries. After `free` tries each next one waits twice as long as the one before. */
export interface Trier {
  key: string;
  free: number;
}

/** Nobody, and so not the owner either, is kept out for longer. */
export const LONGEST_WAIT_MS = 15 * 60_000;
const FORGET_MS = 24 * 3_600_000;
const FREE_BY_NAME = 5;
/** A whole department may share one address. */
const FREE_BY_ADDRESS = 60;
const DOUBLINGS = 10;

export const waitMs = (tries: number, free: number): number =>
  tries < free ? 0 : Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(DOUBLINGS, tries - free));

/**
 * Who is counted together: a browser that has signed in as this person before is counted by itself, so that strangers' failures never keep
 * the owner out of it; all others by the name that they try. Neither names nor addresses are stored, only hashes.
 */
export const triers = (name: string, device: string | undefined, address: string): Trier[] =>
  device === undefined
    ? [
        { key: tokenHash(`name ${name}`), free: FREE_BY_NAME },
        { key: tokenHash(`address ${address}`), free: FREE_BY_ADDRESS },
      ]
    : [{ key: tokenHash(`device ${name} ${device}`), free: FREE_BY_NAME }];

/** The same rule as `waitMs`, for the statement that counts: two tries at once must not count as one. */
const waitAfter = (free: number) => {
  const cases = Array.from({ length: DOUBLINGS }, (_, step) => `when ${free + step} then ${waitMs(free + step, free)}`);
  return sql.raw(
    `case when attempts.failures + 1 < ${free} then 0 else case attempts.failures + 1 ${cases.join(' ')} else ${LONGEST_WAIT_MS} end end`,
  );
};

async function count(db: Database, { key, free }: Trier, now: number): Promise<void> {
  const counted = await db
    .insertInto('attempts')
    .values({ key, failures: 1, until: now, at: now })
    .onConflict((on) =>
      on
        .column('key')
        .doUpdateSet({
          failures: sql<number>`case when attempts.at < ${sql.lit(now - FORGET_MS)} then 1 else attempts.failures + 1 end`,
          until: sql<number>`${sql.lit(now)} + case when attempts.at < ${sql.lit(now - FORGET_MS)} then 0 else ${waitAfter(free)} end`,
          at: now,
        })
        .where('attempts.until', '<=', now),
    )
    .returning('failures')
    .executeTakeFirst();
  if (counted !== undefined) return;
  const row = await db.selectFrom('attempts').select('until').where('key', '=', key).executeTakeFirst();
  throw new Refusal(429, 'wait', { seconds: Math.max(1, Math.ceil(((row?.until ?? now) - now) / 1_000)) });
}

/** Counts a try before it is known whether it is right; throws while its trier has to wait. */
export async function countTry(db: Database, keys: readonly Trier[], now: number): Promise<void> {
  for (const trier of keys) await count(db, trier, now);
}

export async function forgetTries(db: Database, keys: readonly Trier[]): Promise<void> {
  const all = keys.map(({ key }) => key);
  await db.deleteFrom('attempts').where('key', 'in', all).execute();
}
