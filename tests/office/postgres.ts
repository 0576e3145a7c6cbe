import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const PROGRAMS = '/usr/lib/postgresql/15/bin';

export const hasPostgres = existsSync(join(PROGRAMS, 'initdb'));
if (!hasPostgres) console.log('PostgreSQL 15 is not installed: its half of the office tests is skipped.');

export interface Postgres {
  /** The address of a new, empty database. */
  create(): Promise<string>;
  stop(): Promise<void>;
}

const isRoot = userInfo().uid === 0;

/** The server refuses to run as root, so root asks the package's own user. */
const asServer = (program: string, ...args: string[]) => {
  const whole = [join(PROGRAMS, program), ...args];
  return isRoot
    ? run('runuser', ['-u', 'postgres', '--', ...whole], { cwd: '/' })
    : run(whole[0] ?? '', whole.slice(1));
};

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'disan360-pg-'));
  if (!isRoot) return folder;
  const { stdout } = await run('id', ['-u', 'postgres']);
  await chown(folder, Number(stdout), Number(stdout));
  await chmod(folder, 0o700);
  return folder;
}

/** A real PostgreSQL in a temporary folder that listens on a socket there and nowhere else. */
export async function startPostgres(): Promise<Postgres> {
  const folder = await ownFolder();
  const data = join(folder, 'data');
  await asServer('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c max_connections=60`;
  await asServer('pg_ctl', '-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', settings, 'start');
  const address = (name: string) => `postgres://postgres@/${name}?host=${encodeURIComponent(folder)}`;
  let count = 0;
  return {
    create: async () => {
      const name = `office${count++}`;
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    stop: async () => {
      await asServer('pg_ctl', '-D', data, '-m', 'immediate', '-s', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
