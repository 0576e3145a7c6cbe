import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { sql } from 'kysely';
import Libsql from 'libsql';
import type { Database } from './database';
import type { Tables } from './tables';

type Name = keyof Tables;
type Fields = Record<string, string | number | null>;
/** A row and the table that it is of. */
export type Rows = AsyncIterable<readonly [table: Name, row: Fields]> | Iterable<readonly [table: Name, row: Fields]>;

const AT_ONCE = 500;

const tablesOf = async (db: Database): Promise<Name[]> =>
  (await db.introspection.getTables()).map(({ name }) => name as Name).sort();

async function* tableRows(within: Database, table: Name): Rows {
  await sql`declare rows_of_table no scroll cursor for select * from ${sql.table(table)}`.execute(within);
  for (;;) {
    const { rows } = await sql<Fields>`fetch ${sql.lit(AT_ONCE)} from rows_of_table`.execute(within);
    for (const row of rows) yield [table, row];
    if (rows.length === 0) break;
  }
  await sql`close rows_of_table`.execute(within);
}

/** Writes all tables of PostgreSQL into a file, a row a line, as they stood at one moment: nobody waits for that. */
export async function writeRows(db: Database, file: string): Promise<void> {
  const out = createWriteStream(file, { flush: true });
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (within) => {
      for (const table of await tablesOf(db))
        for await (const row of tableRows(within, table))
          if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
    });
  out.end();
  await finished(out);
}

export async function* rowsInFile(file: string): Rows {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    yield JSON.parse(line) as [Name, Fields];
}

/** Of an embedded database that nobody uses: an office that has grown moves to PostgreSQL. */
export function* rowsInSqlite(file: string): Iterable<readonly [Name, Fields]> {
  const database = new Libsql(file, { readonly: true });
  try {
    const own = `select name from sqlite_master where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'`;
    for (const { name } of database.prepare(own).all() as { name: Name }[])
      for (const row of database.prepare(`select * from "${name}"`).iterate()) yield [name, row as Fields];
  } finally {
    database.close();
  }
}

export async function hasNobody(db: Database): Promise<boolean> {
  const found = await db.selectFrom('people').select('id').limit(1).executeTakeFirst();
  return found === undefined;
}

/** Puts rows into an empty database, all of them or none. */
export const insertRows = (db: Database, rows: Rows): Promise<void> =>
  db.transaction().execute(async (within) => {
    const known = new Set(await tablesOf(db));
    let [held, of]: [Fields[], Name | undefined] = [[], undefined];
    const flush = async (): Promise<void> => {
      if (of !== undefined && held.length > 0)
        await within
          .insertInto(of)
          .values(held as never)
          .execute();
      held = [];
    };
    for await (const [table, row] of rows) {
      if (!known.has(table)) throw new Error(`no table ${table}`);
      if (table !== of || held.length >= AT_ONCE) await flush();
      of = table;
      held.push(row);
    }
    await flush();
  });
