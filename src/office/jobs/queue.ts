import { sql } from 'kysely';
import type { Database } from '../database/database';
import type { Row } from '../database/tables';
import { createId } from '../people/token';

export type JobKind = 'take-in' | 'press';

export interface Job {
  id: string;
  kind: JobKind;
  subject: string;
  /** This many times it was begun before. */
  tries: number;
}

export type Worker = (job: Job, signal: AbortSignal) => Promise<void>;

export interface Queue {
  /** Within a transaction, where there is one: the job is there when what makes it necessary is. */
  add(kind: JobKind, subject: string, within?: Database): Promise<void>;
  start(worker: Worker): void;
  /** Lets go of what is being done; the next start takes it up again. */
  stop(): Promise<void>;
}

/** A worker renews its lease while it works; when it dies, somebody else takes the job up after so long. */
const LEASE_MS = 60_000;
const LOOK_EVERY_MS = 1_000;
const MOST_TRIES = 3;
/** What has been begun so often and never ended may be what ends the process: the others get their turn without it. */
const MOST_STARTS = 6;

export interface QueueOptions {
  db: Database;
  now: () => number;
  /** Only this process works on the database: what was running when it ended is free. */
  alone: boolean;
  onFailed?: (job: Job, error: unknown) => Promise<void>;
}

const jobOf = ({ id, kind, subject, tries }: Row<'jobs'>): Job => ({ id, kind: kind as JobKind, subject, tries });

/** Takes the oldest job that nobody is at; of several who try at once one gets it. */
async function claim(db: Database, now: number): Promise<Job | undefined> {
  const found = await db
    .selectFrom('jobs')
    .selectAll()
    .where('state', '=', 'open')
    .where('until', '<=', now)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const taken = await db
    .updateTable('jobs')
    .set({ until: now + LEASE_MS, tries: found.tries + 1 })
    .where('id', '=', found.id)
    .where('until', '=', found.until)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n ? jobOf(found) : claim(db, now);
}

const renew = (db: Database, id: string, until: number) =>
  db.updateTable('jobs').set({ until }).where('id', '=', id).execute();

/**
 * Jobs that outlive the process. They lie in the same database as what they are about, so that a job is added in the very transaction that
 * makes it necessary, on SQLite as on PostgreSQL.
 */
export function createQueue({ db, now, alone, onFailed }: QueueOptions): Queue {
  const stopping = new AbortController();
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let busy = false;

  const ended = async (job: Job, error: unknown): Promise<void> => {
    if (stopping.signal.aborted)
      return void (await db.updateTable('jobs').set({ until: 0, tries: job.tries }).where('id', '=', job.id).execute());
    if (job.tries + 1 < MOST_TRIES && error !== undefined) return void (await renew(db, job.id, now() + LOOK_EVERY_MS));
    await db.deleteFrom('jobs').where('id', '=', job.id).execute();
    if (error !== undefined) await onFailed?.(job, error);
  };
  const run = async (job: Job, worker: Worker): Promise<void> => {
    if (job.tries >= MOST_STARTS) return ended(job, new Error(`${job.kind} was begun ${job.tries} times`));
    const lease = setInterval(() => void renew(db, job.id, now() + LEASE_MS).catch(() => undefined), LEASE_MS / 3);
    try {
      await worker(job, stopping.signal);
      await ended(job, undefined);
    } catch (error) {
      await ended(job, error);
    } finally {
      clearInterval(lease);
    }
  };
  const round = async (worker: Worker): Promise<void> => {
    for (let job = await claim(db, now()); job && !stopping.signal.aborted; job = await claim(db, now()))
      await run(job, worker);
  };
  let look = (): void => undefined;
  return {
    add: async (kind, subject, within = db) => {
      const row = { id: createId(now()), kind, subject, state: 'open', until: 0, tries: 0, created_at: now() };
      await within.insertInto('jobs').values(row).execute();
      setImmediate(() => look());
    },
    start: (worker) => {
      const begin = alone
        ? db
            .updateTable('jobs')
            .set({ until: 0 })
            .where(sql<boolean>`until > 0`)
            .execute()
        : Promise.resolve();
      look = () => {
        if (busy || stopping.signal.aborted) return;
        busy = true;
        working = begin
          .then(() => round(worker))
          .then(
            () => void (busy = false),
            () => void (busy = false),
          );
      };
      timer = setInterval(look, LOOK_EVERY_MS);
      timer.unref();
      look();
    },
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await working;
    },
  };
}
