import { sql } from 'kysely';
import { createTurns, type Turns } from '../../shelf/turns';
import type { Database } from './database';

/** PostgreSQL's own locks for applications: they end with the connection, and so with a process that is killed. */
const KEYS = { contents: 360_001, pointer: 360_002 } as const;

const hold = <T>(db: Database, key: number, how: 'exclusive' | 'shared', work: () => Promise<T>): Promise<T> =>
  db.connection().execute(async (connection) => {
    const kind = sql.raw(how === 'shared' ? '_shared' : '');
    await sql`select pg_advisory_lock${kind}(${sql.lit(key)})`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock${kind}(${sql.lit(key)})`.execute(connection);
    }
  });

/** Turns that all processes on one database take; within a process they wait without a connection. */
function sharedTurns(db: Database, key: number): Turns {
  const here = createTurns();
  return {
    together: (work) => here.together(() => hold(db, key, 'shared', work)),
    alone: (work) => here.alone(() => hold(db, key, 'exclusive', work)),
  };
}

export const createSharedTurns = (db: Database): { contents: Turns; pointer: Turns } => ({
  contents: sharedTurns(db, KEYS.contents),
  pointer: sharedTurns(db, KEYS.pointer),
});
