import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isTaken, type Database } from '../database/database';
import type { Parts } from '../parts';
import { Refusal } from '../refusal';
import { signedIn } from './guard';

const KEPT_MS = 24 * 3_600_000;
/** A request that was killed is not at work any more. */
const AT_WORK_MS = 120_000;

/** The answer that was given to the same request before; undefined for a new one, which is then written down as being worked on. */
async function remembered(
  { db, now }: Parts,
  key: string,
  asked: string,
): Promise<{ status: number; body: string } | undefined> {
  await db
    .deleteFrom('answers')
    .where('at', '<', now() - KEPT_MS)
    .execute();
  try {
    await db.insertInto('answers').values({ key, asked, status: 0, body: '', at: now() }).execute();
    return undefined;
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
  const before = await db.selectFrom('answers').selectAll().where('key', '=', key).executeTakeFirst();
  if (before === undefined) return remembered({ db, now } as Parts, key, asked);
  if (before.asked !== asked) throw new Refusal(422, 'key-reused');
  if (before.status !== 0) return before;
  if (now() - before.at < AT_WORK_MS) throw new Refusal(409, 'at-work');
  await forget(db, key);
  return undefined;
}

const forget = (db: Database, key: string) => db.deleteFrom('answers').where('key', '=', key).execute();

/** With an `Idempotency-Key`, a request that is sent again is not done again: it gets the answer of the first. */
export async function once<T>(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<T>,
): Promise<T> {
  const { 'idempotency-key': given } = request.headers;
  if (typeof given !== 'string' || given === '' || given.length > 200) return work();
  const key = createHash('sha256')
    .update(`${signedIn(request).person.id}\n${given}`)
    .digest('hex');
  const asked = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body)}`)
    .digest('hex');
  const before = await remembered(parts, key, asked);
  if (before) {
    reply.header('Idempotent-Replayed', 'true');
    return JSON.parse(before.body) as T;
  }
  try {
    const made = await work();
    const done = { status: 200, body: JSON.stringify(made ?? {}), at: parts.now() };
    await parts.db.updateTable('answers').set(done).where('key', '=', key).execute();
    return made;
  } catch (error) {
    await forget(parts.db, key);
    throw error;
  }
}
