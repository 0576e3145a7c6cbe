import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { ShelfError } from '../shelf/shelf-error';
import type { Config } from './config';
import { openDatabase, type Database } from './database/database';
import { hasNobody, insertRows, rowsInFile, rowsInSqlite, writeRows } from './database/table-rows';

/** Where an office keeps what it cannot make again. */
export type Place = Pick<Config, 'data' | 'database' | 's3'>;

/** The embedded database as it is, and PostgreSQL's rows as lines of JSON. */
export const EMBEDDED = 'office.db';
export const ROWS = 'database.jsonl';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function copyEmbedded(data: string, to: string): Promise<void> {
  const database = new Libsql(join(data, EMBEDDED), { timeout: 5 });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
}

async function withDatabase<T>(place: Place, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(place);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** A whole copy of the database, taken while it is used; the name of the file that it lies in. */
export async function backUpDatabase(place: Place, folder: string): Promise<string | undefined> {
  const { data, database } = place;
  if (database === undefined && !(await isThere(join(data, EMBEDDED)))) return undefined;
  const name = database === undefined ? EMBEDDED : ROWS;
  const unfinished = join(folder, `${name}.part`);
  await rm(unfinished, { force: true });
  if (database === undefined) await copyEmbedded(data, unfinished);
  else await withDatabase(place, (db) => writeRows(db, unfinished));
  await rename(unfinished, join(folder, name));
  return name;
}

/** Whether a backup's database is put in row by row: it is of another kind than the one that it goes to. */
export const goesByRows = ({ database }: Place, name: string): boolean => name === ROWS || database !== undefined;

export async function refuseUsedDatabase(place: Place): Promise<void> {
  const isFree = place.database === undefined || (await withDatabase(place, hasNobody));
  if (!isFree) throw new ShelfError('backup-store-used', { store: 'OFFICE_DATABASE' });
}

export const restoreDatabase = (place: Place, file: string): Promise<void> =>
  withDatabase(place, (db) => insertRows(db, file.endsWith(ROWS) ? rowsInFile(file) : rowsInSqlite(file)));
