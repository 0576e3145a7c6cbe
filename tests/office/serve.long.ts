import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/bin/build.mjs';
import { createFolderShelf, type FolderShelf } from '../../src/shelf/folder-shelf';
import { pressedFiles } from '../../src/shelf/pressed-files';
import { makeSite, noise } from '../shelf/made-site';
import { freePort, startNginx, withoutNginx, type Nginx } from './nginx';

const ROOT = resolve(import.meta.dirname, '../..');
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const SECONDS = Number(process.env['SECONDS'] ?? 5);
/** Long enough that coming in, once for each visitor, is less than one request in a hundred. */
const CROWD_SECONDS = Number(process.env['CROWD_SECONDS'] ?? 15);
const WORKERS = Number(process.env['WORKERS'] ?? Math.max(2, cpus().length));
const SIZES = { small: 1_500, tile: 60_000, large: 1_000_000 } as const;
const pathOf = (name: string): string => `/tours/thanh-co/s/${name.padEnd(16, '0')}/0.avif`;

interface Measure {
  perSecond: number;
  p99: number;
  errors: number;
}

const MS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };

function wrk(address: string, connections: number, seconds = SECONDS): Promise<Measure> {
  const args = ['-t2', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '--latency', address];
  return new Promise((done) => {
    const child = spawn('wrk', args);
    let text = '';
    child.stdout.on('data', (piece) => (text += String(piece)));
    child.once('exit', () => {
      const [, value = '0', unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s|m)/.exec(text) ?? [];
      const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text);
      const wrong = Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0);
      const errors = (socket ?? []).slice(1).reduce((sum, each) => sum + Number(each), wrong);
      const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0);
      done({ perSecond, p99: Number(value) * (MS[unit] ?? 1), errors });
    });
  });
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
/** Does two things one after the other, the second first in every other round: whoever comes later must not always meet the warmer machine. */
async function inTurns<T>(round: number, first: () => Promise<T>, second: () => Promise<T>): Promise<[T, T]> {
  if (round % 2 === 0) return [await first(), await second()];
  const later = await second();
  return [await first(), later];
}

const p99Of = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? NaN;

const why = withoutNginx() ?? (existsSync('/usr/bin/wrk') ? undefined : 'wrk is not installed (apt install wrk)');
if (why !== undefined) console.log(`Nothing is measured: ${why}.`);

describe.skipIf(why !== undefined)('disan360 serve', () => {
  let [work, ours] = ['', ''];
  let nginx: Nginx | undefined;
  let serving: ChildProcess | undefined;
  let shelf: FolderShelf;

  beforeAll(async () => {
    await build();
    work = await mkdtemp(join(tmpdir(), 'disan360-bench-'));
    const out = join(work, 'out');
    await makeSite({ out, tiles: 40, bytes: 30_000 });
    shelf = await createFolderShelf(join(work, 'shelf'));
    const extra = await Promise.all(
      Object.entries(SIZES).map(async ([name, bytes]) => {
        const file = join(work, name);
        await writeFile(file, noise(name, bytes));
        return { path: pathOf(name).slice(1), file };
      }),
    );
    const parts: Record<string, string> = {};
    for (const part of ['tours/thanh-co', 'pages', 'app'] as const) {
      const files = await pressedFiles(out, part);
      parts[part] = (await shelf.store(part, part === 'tours/thanh-co' ? [...files, ...extra] : files)).id;
    }
    await shelf.publish({ parts });
    nginx = await startNginx(shelf.site, cpus().length);
    const port = await freePort();
    const args = ['src/bin/disan360.mjs', 'serve', '--out', shelf.site, '--port', String(port), '--host', '127.0.0.1'];
    serving = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, WORKERS: String(WORKERS) } });
    ours = `http://127.0.0.1:${port}`;
    for (let tries = 0; !(await fetch(ours).catch(() => undefined)); tries++) {
      if (tries > 200) throw new Error('disan360 serve does not start');
      await new Promise((done) => setTimeout(done, 100));
    }
  });
  afterAll(async () => {
    const gone = new Promise((done) => serving?.once('exit', done));
    serving?.kill('SIGTERM');
    await gone;
    await nginx?.stop();
    await rm(work, { recursive: true, force: true });
  });

  const beside = (path: string, connections: number, round: number, seconds = SECONDS): Promise<[Measure, Measure]> =>
    inTurns(
      round,
      () => wrk((nginx?.address ?? '') + path, connections, seconds),
      () => wrk(ours + path, connections, seconds),
    );

  it.each(Object.keys(SIZES) as (keyof typeof SIZES)[])('gives the same of %s files as nginx', async (name) => {
    const told = await Promise.all(
      [nginx?.address ?? '', ours].map(async (address) => {
        const answer = await fetch(address + pathOf(name));
        const { byteLength } = await answer.arrayBuffer();
        const named = ['content-type', 'content-length', 'cache-control', 'etag', 'accept-ranges', 'connection'];
        return [answer.status, byteLength, ...named.map((header) => answer.headers.get(header))];
      }),
    );
    expect(told[1]).toEqual(told[0]);
    await beside(pathOf(name), 64, 0);
    console.log(`load before it is measured: ${loadavg()[0]?.toFixed(1)}`);
  });

  it.each([
    ['small', 'half', 0.5],
    ['tile', 'half', 0.5],
    ['large', 'half', 0.5],
  ] as const)('serves %s files at least %s as fast as nginx', async (name, _, least) => {
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [theirs, mine] = await beside(pathOf(name), 64, round);
      console.log(`${name} ${round}: nginx ${theirs.perSecond.toFixed(0)}/s, ours ${mine.perSecond.toFixed(0)}/s`);
      ratios.push(mine.perSecond / theirs.perSecond);
      expect(mine.errors).toBe(0);
    }
    console.log(`${name}: ${median(ratios).toFixed(2)} of nginx (${ROUNDS} rounds, ${WORKERS} processes)`);
    expect(median(ratios)).toBeGreaterThanOrEqual(least);
  });

  it('answers 1,000 visitors at once without an error', async () => {
    const pairs: [Measure, Measure][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const pair = await beside(pathOf('tile'), 1_000, round, CROWD_SECONDS);
      console.log(`1,000: nginx ${JSON.stringify(pair[0])}, ours ${JSON.stringify(pair[1])}`);
      pairs.push(pair);
    }
    expect(pairs.map(([, { errors }]) => errors)).toEqual(pairs.map(() => 0));
    const ratio = median(pairs.map(([theirs, mine]) => mine.p99 / theirs.p99));
    console.log(`1,000: p99 ${ratio.toFixed(2)} of nginx's`);
    expect(ratio).toBeLessThanOrEqual(2);
  });

  /** One visitor who asks again and again, as long as it is so; how long each answer took. */
  const visitWhile = async (isSo: () => boolean): Promise<number[]> => {
    const taken: number[] = [];
    while (isSo()) {
      const started = performance.now();
      await (await fetch(ours + pathOf('tile'))).arrayBuffer();
      taken.push(performance.now() - started);
    }
    return taken;
  };

  it('closes 500 lines that are only held open, and lets a visitor notice nothing', async () => {
    const { port } = new URL(ours);
    const started = performance.now();
    let open = 0;
    const slow = Array.from({ length: 500 }, (): Socket => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        open++;
        socket.write('GET / HTTP/1.1\r\nHost: a\r\n');
      });
      socket.on('close', () => open--);
      socket.on('error', () => undefined);
      return socket;
    });
    const drip = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write('X-A: b\r\n');
    }, 2_000);
    while (open < 500 && performance.now() - started < 10_000) await new Promise((done) => setTimeout(done, 10));
    expect(open).toBe(500);
    const taken = await visitWhile(() => open > 0 && performance.now() - started < 40_000);
    const p99 = p99Of(taken);
    clearInterval(drip);
    const closed = performance.now() - started;
    for (const socket of slow) socket.destroy();
    console.log(
      `slow lines: a visitor's p99 of ${taken.length} answers ${p99.toFixed(0)} ms, all closed after ${(closed / 1000).toFixed(1)} s`,
    );
    expect(p99).toBeLessThanOrEqual(200);
    expect(closed).toBeLessThanOrEqual(30_000);
  });

  it('lets visitors notice nothing of a publication in the peak', async () => {
    const pairs: number[] = [];
    const load = (): Promise<Measure> => wrk(ours + pathOf('tile'), 64);
    const whilePublishing = async (round: number): Promise<Measure> => {
      let [isOver, published] = [false, 0];
      const publishing = (async () => {
        for (; !isOver; published++) {
          const out = join(work, `peak-${round}-${published}`);
          await mkdir(out);
          await makeSite({ out, words: `đợt ${round} ${published}`, tiles: 4 });
          const { id } = await shelf.store('pages', await pressedFiles(out, 'pages'));
          await shelf.publish({ parts: { pages: id } });
          await new Promise((done) => setTimeout(done, 1_000));
        }
      })();
      const busy = await load();
      isOver = true;
      await publishing;
      expect(published).toBeGreaterThan(0);
      return busy;
    };
    for (let round = 0; round < ROUNDS; round++) {
      const [calm, busy] = await inTurns(round, load, () => whilePublishing(round));
      console.log(`publishing: p99 ${calm.p99.toFixed(1)} ms without it, ${busy.p99.toFixed(1)} ms meanwhile`);
      expect(busy.errors).toBe(0);
      pairs.push(busy.p99 / calm.p99);
    }
    expect(median(pairs)).toBeLessThanOrEqual(1.5);
  });

  it('is what wrk measures', () => expect(spawnSync('wrk', ['-v']).error).toBeUndefined());
});
