import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { Kysely, Migrator, PostgresDialect, sql, SqliteDialect, type Dialect } from 'kysely';
import { up } from './first-tables';
import type { Tables } from './tables';

export type Database = Kysely<Tables>;

/** Each is run once, in the order of names; never change one that was released. */
const MIGRATIONS = { '2026-11-first-tables': { up } };

/** PostgreSQL sends large numbers as text; ours are all below 2⁵³. */
const INT8 = 20;

async function sqlite(folder: string): Promise<Dialect> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = new Libsql(join(folder, 'office.db'), { timeout: 5 });
  for (const line of ['journal_mode = wal', 'synchronous = full', 'busy_timeout = 5000'])
    database.exec(`pragma ${line}`);
  // Its interface is the one that this dialect was written for, with looser types.
  return new SqliteDialect({ database: database as never });
}

/** Its library is only loaded where it is used: every start without it is quicker. */
async function postgres(address: string): Promise<Dialect> {
  const { default: library } = await import('pg');
  const types = new library.TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new library.Pool({ connectionString: address, max: 10, types, connectionTimeoutMillis: 5_000 });
  return new PostgresDialect({ pool });
}

/** Opens the database and brings its tables up to date. */
export async function openDatabase(where: { data: string; database?: string }): Promise<Database> {
  const dialect = await (where.database === undefined ? sqlite(where.data) : postgres(where.database));
  const database = new Kysely<Tables>({ dialect });
  const provider = { getMigrations: () => Promise.resolve(MIGRATIONS) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error === undefined) return database;
  await database.destroy();
  throw error;
}

export const isAlive = (database: Database): Promise<boolean> =>
  sql`select 1`.execute(database).then(
    () => true,
    () => false,
  );

/** Whether an insert was refused because its key is there already. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:23505|SQLITE_CONSTRAINT.*)$/.test(String(error.code));
