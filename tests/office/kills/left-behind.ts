import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Libsql from 'libsql';
import { foldersOf } from '../../../src/office/folders';
import { layoutOf } from '../../../src/shelf/folder/layout';
import { readParts, readRecords } from '../../../src/shelf/folder/records';
import { leftOver } from '../../shelf/inspection';

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Asks an office's embedded database, while that office is at work or after it. */
export function askDatabase<T extends object>(data: string, query: string, ...values: readonly string[]): T[] {
  const database = new Libsql(join(data, 'office.db'), { readonly: true, timeout: 5 });
  try {
    return database.prepare(query).all(...values) as T[];
  } finally {
    database.close();
  }
}

const idsOf = (data: string, query: string): Set<string> =>
  new Set(askDatabase<{ id: string }>(data, query).map(({ id }) => id));

async function strayFiles(data: string, own: string): Promise<string[]> {
  const folders = foldersOf(data);
  const wanted = idsOf(data, `select id from uploads where state in ('open', 'waiting')`);
  const versions = idsOf(data, `select id from versions where state <> 'withdrawn'`);
  const stray = async (folder: string, isStray: (name: string) => boolean): Promise<string[]> =>
    (await namesIn(folder)).filter(isStray).map((name) => `${basename(folder)}/${name}`);
  return [
    ...(await stray(folders.uploads, (name) => !wanted.has(name.replace(/\.json$/, '')))),
    ...(await stray(folders.staging, () => true)),
    ...(await stray(folders.work, (name) => name !== own)),
    ...(await stray(folders.sources, (name) => !versions.has(name))),
    ...(await stray(folders.cache, (name) => name.startsWith('.press-'))),
  ];
}

/** Rows that promise what nobody will ever do, or what is not there. */
function brokenRows(data: string): string[] {
  const { upload, source } = foldersOf(data);
  const about = (what: string, query: string, isBroken: (id: string) => boolean = () => true): string[] =>
    [...idsOf(data, query)].filter(isBroken).map((id) => `${what} ${id}`);
  const jobless = (table: string, state: string, kind: string) =>
    `select id from ${table} where state = '${state}' and id not in (select subject from jobs where kind = '${kind}')`;
  return [
    ...about('nobody looks through upload', jobless('uploads', 'waiting', 'take-in')),
    ...about('nobody presses version', jobless('versions', 'pressing', 'press')),
    ...about('no file of upload', `select id from uploads where state = 'open'`, (id) => !existsSync(upload(id))),
    ...about(
      'no source of version',
      `select id from versions where state <> 'withdrawn'`,
      (id) => !existsSync(source(id)),
    ),
  ];
}

/** Pressed versions that were withdrawn and are still kept. */
async function stillKept(data: string): Promise<string[]> {
  const layout = layoutOf(foldersOf(data).shelf);
  const rows = askDatabase<{ pressed: string; state: string }>(
    data,
    'select pressed, state from versions where pressed is not null',
  );
  const found: string[] = [];
  for (const part of await readParts(layout)) {
    for (const { id } of await readRecords(layout, part)) {
      const states = rows.filter(({ pressed }) => pressed === id).map(({ state }) => state);
      if (states.length > 0 && states.every((state) => state === 'withdrawn')) found.push(`withdrawn ${part} ${id}`);
    }
  }
  return found;
}

/** Everything in an office's folder that nothing names or nobody takes care of; `own` is what it works on at this moment. */
export const leftBehind = async (data: string, own: string): Promise<string[]> => [
  ...(await strayFiles(data, own)),
  ...brokenRows(data),
  ...(await stillKept(data)),
  ...(await leftOver(foldersOf(data).shelf)),
];
