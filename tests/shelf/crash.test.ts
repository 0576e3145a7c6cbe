import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderShelf } from '../../src/shelf/folder-shelf';
import type { Disk } from '../../src/shelf/disk';
import { restart, tornNow } from './inspection';
import { buildScript, killed } from './killing';
import { copyOfShelf, playThrough, prepare, publishFolder, TOURS, type Scenario } from './scenario';
import { scratch } from './scratch';
import { diskThatFails, diskThatStops, watchedDisk, type Step } from './watched-disk';

/** `npm run test:office-faults` runs the long form. */
const LONG = process.env['OFFICE_FAULTS'] === 'long';
const KILLS = Number(process.env['KILLS'] ?? (LONG ? 1_000 : 12));
/** How many of all the steps at which a process may end, or a disk fail, are tried. */
const STEPS = Number(process.env['STEPS'] ?? (LONG ? Infinity : 5));
const SEED = Number(process.env['SEED'] ?? 360);

const BOTH = ['before', 'after'] as const;

let scenario: Scenario;

beforeAll(async () => {
  scenario = await prepare(await scratch('crash'));
}, 60_000);
afterAll(() => rm(scenario.work, { recursive: true, force: true }));

/** What a process leaves that is no more: its unfinished folders get a number that no process has. */
async function disown(folder: string): Promise<void> {
  const temp = join(folder, 'temp');
  for (const name of await readdir(temp))
    await rename(join(temp, name), join(temp, `4194999-deadbeef-${name.split('-')[2]}`));
}

const play = async (folder: string, disk?: Disk): Promise<void> =>
  playThrough(await createFolderShelf(folder, disk), scenario.outs);

async function stepsOfPlay(): Promise<Step[]> {
  const steps: Step[] = [];
  const folder = await copyOfShelf(scenario);
  const disk = watchedDisk((step, act) => {
    steps.push(step);
    return act();
  });
  await play(folder, disk);
  await rm(folder, { recursive: true });
  return steps;
}

/** All numbers up to a count, or a few of them that lie apart, others for another seed. */
function someOf(count: number): number[] {
  const every = Math.max(1, Math.floor(count / STEPS));
  return Array.from({ length: count }, (_, index) => index + 1).filter((n) => n % every === SEED % every);
}

describe('a shelf whose process is killed', () => {
  it(`is whole and clean after ${KILLS} kills at random moments, seed ${SEED}, and never torn before`, async () => {
    const script = await buildScript('killed-child', join(scenario.work, 'built'));
    const folder = await copyOfShelf(scenario);
    let [looks, slowest] = [0, 0];
    const torn: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const seed = SEED * 10_000 + kill;
      const args = [folder, String(seed), ...scenario.outs];
      const watch = async (): Promise<void> => {
        const found = await tornNow(folder, TOURS);
        if (found) looks++;
        torn.push(...(found ?? []));
      };
      const afterMs = (Math.imul(seed, 2_654_435_761) >>> 0) % 160;
      slowest = Math.max(slowest, await killed({ script, args, afterMs, watch }));
      const { faults, milliseconds } = await restart(folder, TOURS);
      slowest = Math.max(slowest, milliseconds);
      expect(faults, `kill ${kill}`).toEqual([]);
    }
    if (LONG) console.log(`${KILLS} kills, ${looks} looks, slowest start ${Math.round(slowest)} ms`);
    expect(torn).toEqual([]);
    expect(looks).toBeGreaterThan(KILLS);
    expect(slowest).toBeLessThan(2_000);
  }, 3_600_000);

  it('is whole and clean whichever step was the last', async () => {
    const { length } = await stepsOfPlay();
    expect(length).toBeGreaterThan(300);
    for (const n of someOf(length)) {
      for (const at of LONG ? BOTH : BOTH.slice(n % 2, (n % 2) + 1)) {
        const folder = await copyOfShelf(scenario);
        const { disk, stopped } = diskThatStops(n, at);
        // It never ends: that is what the last step means.
        void play(folder, disk);
        await stopped;
        await disown(folder);
        expect((await restart(folder, TOURS)).faults, `${at} step ${n}`).toEqual([]);
        await rm(folder, { recursive: true });
      }
    }
  }, 3_600_000);

  it('is whole and clean when it is really killed at a step, whichever that is', async () => {
    const script = await buildScript('killed-at-step', join(scenario.work, 'built'));
    const { length } = await stepsOfPlay();
    let [killed, tried] = [0, 0];
    for (const n of LONG ? someOf(length) : someOf(length).slice(0, 2)) {
      for (const at of LONG ? BOTH : BOTH.slice(n % 2, (n % 2) + 1)) {
        const folder = await copyOfShelf(scenario);
        const { signal } = spawnSync(process.execPath, [script, folder, String(n), at, ...scenario.outs]);
        tried++;
        if (signal === 'SIGKILL') killed++;
        expect((await restart(folder, TOURS)).faults, `${at} step ${n}`).toEqual([]);
        await rm(folder, { recursive: true });
      }
    }
    if (LONG) console.log(`killed at ${killed} of ${tried} moments, before and after steps of ${length}`);
    // The last steps come in another order now and then.
    expect(killed).toBeGreaterThan(0.9 * tried);
  }, 3_600_000);

  it('would be found torn if its contents came after the pointer', async () => {
    const folder = await copyOfShelf(scenario);
    const late: (() => Promise<void>)[] = [];
    const pointerFirst = watchedDisk(async (step, act) => {
      if (step.name !== 'write' || step.path.includes('.site.json')) return act();
      late.push(act as () => Promise<void>);
      return undefined as never;
    });
    const shelf = await createFolderShelf(folder, pointerFirst);
    await publishFolder(shelf, scenario.outs[2] ?? '').catch(() => undefined);
    const { faults } = await restart(folder, TOURS).catch((error: unknown) => ({ faults: [String(error)] }));
    expect([late.length > 10, faults.length > 0]).toEqual([true, true]);
    await rm(folder, { recursive: true });
  });
});

/** What is wrong with the order of steps: after a power cut only what was synced is certain. */
function disorder(steps: readonly Step[]): string[] {
  const [synced, unsettled, faults] = [new Set<string>(), new Set<string>(), [] as string[]];
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
  for (const { name, path, from } of steps) {
    if (name === 'sync') synced.add(path);
    if (name === 'syncFolder') unsettled.delete(path);
    const isPointer = name === 'rename' && (/\/sites\/\d+$/.test(path) || path.endsWith('/current'));
    if (isPointer && unsettled.size > 0) faults.push(`${path} before ${[...unsettled].join(', ')}`);
    if ((name === 'rename' || name === 'link') && path.includes('/objects/') && !synced.has(from ?? ''))
      faults.push(`${path} was not synced`);
    const isNew = name === 'rename' || name === 'link' || name === 'point';
    if (isNew && !path.includes('/temp/')) unsettled.add(folderOf(path));
  }
  return faults;
}

describe('a shelf whose power is cut', () => {
  it('has synced every content before its name, and every name before the pointer', async () => {
    const steps = await stepsOfPlay();
    expect(disorder(steps)).toEqual([]);
    expect(disorder(steps.filter(({ name }) => name !== 'sync')).length).toBeGreaterThan(10);
    expect(disorder(steps.filter(({ name }) => name !== 'syncFolder')).length).toBeGreaterThan(0);
  });
});

describe('a shelf whose disk fails', () => {
  it.each(['EIO', 'ENOSPC'] as const)(
    'says so, changes nothing and leaves nothing: %s at any step',
    async (code) => {
      const { length } = await stepsOfPlay();
      const told = new Map<string, number>();
      for (const n of someOf(length)) {
        const folder = await copyOfShelf(scenario);
        const { disk, failed } = diskThatFails(n, code);
        const error: unknown = await play(folder, disk).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        const said = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        told.set(said, (told.get(said) ?? 0) + 1);
        const { faults } = await restart(folder, TOURS);
        // This process still owns what it could not remove; its own next start does.
        const real = faults.filter((fault) => !fault.startsWith('temp/'));
        expect(real, `${code} at step ${n}: ${JSON.stringify(failed())}`).toEqual([]);
        await rm(folder, { recursive: true });
      }
      const wanted = new Set(['shelf-full', 'shelf-not-writable', 'shelf-unsure', 'undefined']);
      expect([...told.keys()].filter((said) => !wanted.has(said))).toEqual([]);
      expect(told.get(code === 'EIO' ? 'shelf-not-writable' : 'shelf-full')).toBeGreaterThan(0);
    },
    3_600_000,
  );

  it('keeps what is live when a real disk is full', async ({ skip }) => {
    const folder = join(scenario.work, 'small');
    await mkdir(folder);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('no small file system may be mounted here');
    }
    try {
      const shelf = await createFolderShelf(join(folder, 'shelf'));
      await publishFolder(shelf, scenario.outs[0] ?? '');
      const before = await shelf.live();
      const large = Array.from({ length: 60 }, (_, index) => ({
        path: `m/${index}.bin`,
        file: process.execPath,
      }));
      await expect(shelf.store('tours/lon', large)).rejects.toMatchObject({ code: 'shelf-full' });
      expect(await shelf.live()).toEqual(before);
      await shelf.close();
      expect((await restart(join(folder, 'shelf'), TOURS)).faults).toEqual([]);
      await publishFolder(shelf, scenario.outs[0] ?? '');
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});
