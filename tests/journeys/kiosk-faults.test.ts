import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../pack/seeded';
import { Publishing } from './kiosk-publishing';
import { isBrowsersOwn } from './kiosk-screen';
import { pressSmallTour } from './small-tour';
import { mend, WEEK, type Fault, type Seen } from './kiosk-week';
import { TOUR, WatchedKiosk } from './watched-kiosk';

const SEED = Number(process.env['SEED'] ?? 20_260);
const FAULTS = Number(process.env['FAULTS'] ?? 50);
/** So many of them were suffered before: the rest of an hour that was broken off. */
const SKIP = Number(process.env['SKIP'] ?? 0);
const ONLY = process.env['FAULT'];
const BACK_MS = 60_000;
const LOOK_MS = 500;
const PICTURE_MS = 2_000;
const REPORT = resolve(import.meta.dirname, '../../node_modules/.cache/disan360/kiosk-faults');

interface Row {
  fault: string;
  /** Longest time in seconds without the attract loop and a good tour. */
  away: number;
  pictures: number;
  browsersOwn: number;
}

let kiosk: WatchedKiosk;
let publishing: Publishing;
const rows: Row[] = [];

const see = (): Promise<Seen | undefined> =>
  kiosk.withPage((page) =>
    page.evaluate(async () => {
      const frame = document.querySelector('iframe')?.contentDocument;
      const state = frame?.querySelector<HTMLElement>('#stage')?.dataset['state'];
      const isSecure = 'caches' in window;
      const records = isSecure ? await caches.open('disan360:packs') : undefined;
      const pack = (await (
        (await records?.match('/-/trial/thanh-co')) ?? (await records?.match('/-/packs/thanh-co'))
      )?.json()) as { version: string; files: { key: string }[] } | undefined;
      const files = isSecure ? await (await caches.open('disan360:pack:thanh-co')).keys() : [];
      const read = (key: string) => (location.protocol.startsWith('http') ? localStorage.getItem(key) : null);
      const ring = JSON.parse(read('kiosk.ring') ?? '[]') as { code: string; detail: string }[];
      return {
        phase: document.documentElement.dataset['kiosk'],
        isShown: state === 'live' || state === 'sharp',
        title: document.querySelector('.name b')?.textContent ?? '',
        held: pack?.version,
        isWhole: pack !== undefined && files.length >= new Set(pack.files.map(({ key }) => key)).size,
        trial: (await records?.match('/-/trial/thanh-co')) !== undefined,
        isMarked: 'marked' in window,
        refused: (read('kiosk.refused') ?? '').split(' ').filter(Boolean).length,
        troubles: ring.slice(-6).map(({ code, detail }) => `${code} ${detail}`),
        href: location.href,
      };
    }),
  );

const isGood = ({ phase, isShown, trial, title }: Seen): boolean =>
  phase === 'attract' && isShown && !trial && title === 'Thành cổ Quảng Trị';

const late = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms));

/** Looks at the screen while something else goes on. */
class Onlooker {
  pictures = 0;
  browsersOwn = 0;
  #isOver = false;
  readonly #watching: Promise<void>;

  constructor(readonly name: string) {
    this.#watching = this.#watch();
  }

  async #watch(): Promise<void> {
    while (!this.#isOver) {
      const picture = await kiosk.photograph();
      if (picture) await this.#keep(picture);
      await late(PICTURE_MS);
    }
  }

  async #keep(picture: Buffer): Promise<void> {
    this.pictures++;
    const isOwn = await isBrowsersOwn(picture);
    if (isOwn) this.browsersOwn++;
    const file = `${this.name}-${String(this.pictures).padStart(2, '0')}${isOwn ? '-BROWSER' : ''}.webp`;
    await sharp(picture).resize({ width: 480 }).webp({ quality: 60 }).toFile(join(REPORT, file));
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#watching;
  }
}

/** Until the attract loop shows a good tour, and all else is as it must be; returns the longest time without that picture. */
async function untilGood(isDone: (seen: Seen) => boolean, longest: number): Promise<number> {
  const began = performance.now();
  let [seenGood, away] = [began, 0];
  let seen: Seen | undefined;
  while (performance.now() - began < longest) {
    seen = await see();
    if (seen && isGood(seen)) {
      away = Math.max(away, performance.now() - seenGood);
      seenGood = performance.now();
      if (isDone(seen)) return away;
    }
    await late(LOOK_MS);
  }
  throw new Error(`Not back: ${JSON.stringify(seen)}; ${kiosk.said.slice(-6).join(' | ')}`);
}

const table = (): string =>
  [
    '| # | fault | away, s | pictures | of the browser itself |',
    '| --: | --- | --: | --: | --: |',
    ...rows.map(
      ({ fault, away, pictures, browsersOwn }, index) =>
        `| ${[SKIP + index + 1, fault, away.toFixed(1), pictures, browsersOwn].join(' | ')} |`,
    ),
  ].join('\n');

async function suffer({ name, happen }: Fault, number: number): Promise<Row> {
  // An hour stands for weeks: what was lost has come again before the next fault.
  await untilGood(({ isWhole }) => isWhole, 120_000);
  await kiosk.withPage((page) => page.evaluate(() => Object.assign(window, { marked: true })).then(() => true));
  const onlooker = new Onlooker(`${String(number).padStart(2, '0')}-${name.replace(/[^a-z0-9]+/gi, '-')}`);
  const began = performance.now();
  const isDone = (await happen(kiosk, publishing)) ?? (() => true);
  await late(1_000);
  const taken = performance.now() - began;
  // What a fault itself took while the kiosk was away counts, too.
  const away = await untilGood(isDone, 240_000).finally(async () => {
    await onlooker.end();
    await mend(kiosk, publishing);
  });
  const { pictures, browsersOwn } = onlooker;
  const isSudden = away > LOOK_MS * 4;
  const row = { fault: name, away: (away + (isSudden ? taken : 0)) / 1_000, pictures, browsersOwn };
  rows.push(row);
  console.log(number, row);
  writeFileSync(join(REPORT, 'table.md'), `${table()}\n`);
  return row;
}

beforeAll(async () => {
  mkdirSync(REPORT, { recursive: true });
  kiosk = new WatchedKiosk();
  await pressSmallTour(kiosk.folder, { id: TOUR, title: 'Thành cổ Quảng Trị' });
  publishing = new Publishing(kiosk.site, TOUR);
  await kiosk.listen();
  kiosk.watch();
  // What is not held yet cannot be shown without a network.
  await untilGood(({ isWhole }) => isWhole, 240_000);
});
afterAll(() => kiosk.close());

describe('a kiosk with a watcher', { retry: 0 }, () => {
  const random = seeded(SEED);
  const kinds = ONLY === undefined ? WEEK : WEEK.filter(({ name }) => name.includes(ONLY));
  // Each kind once, then at random.
  const hour = Array.from({ length: FAULTS }, (_, index) => kinds[index] ?? kinds[Math.floor(random() * kinds.length)]);
  const rest = hour.flatMap((fault, index) => (fault ? [[index + 1, fault.name, fault] as const] : [])).slice(SKIP);
  it.each(rest)(
    `%i: %s (seed ${SEED})`,
    async (number, _, fault) => {
      const { away, browsersOwn } = await suffer(fault, number);
      expect({ browsersOwn, isInTime: away * 1_000 < BACK_MS }).toEqual({ browsersOwn: 0, isInTime: true });
    },
    300_000,
  );

  it('would show the page of the browser itself without one', async () => {
    await kiosk.close();
    kiosk = new WatchedKiosk();
    await kiosk.listen();
    const { address } = kiosk;
    await kiosk.stopServer();
    const flags = [...kiosk.flags, '--kiosk', `--user-data-dir=${kiosk.profile}`, address];
    const alone = spawn(process.env['CHROMIUM'] ?? '/usr/bin/chromium', flags, {
      stdio: 'ignore',
      detached: true,
      env: kiosk.screen.environment,
    });
    try {
      await expect.poll(async () => (await see())?.href, { timeout: 60_000 }).toBe('chrome-error://chromewebdata/');
      await expect
        .poll(
          async () => {
            const picture = await kiosk.photograph();
            return picture !== undefined && isBrowsersOwn(picture);
          },
          { timeout: 20_000 },
        )
        .toBe(true);
    } finally {
      if (alone.pid !== undefined) process.kill(-alone.pid, 'SIGKILL');
    }
  }, 120_000);
});
