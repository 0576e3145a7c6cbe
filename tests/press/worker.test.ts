import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { built, builtWorker } from './built';
import { paint, savePng, SMOOTH } from './painted';
import {
  createPlace,
  faultsOf,
  filesBelow,
  manifest,
  pressPlace,
  readVersion,
  scene,
  writeTour,
  type Place,
} from './tour-folder';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const KILLS = process.env['FAULTS'] === 'long' ? 40 : 5;

let worker: URL;
let program: URL;
let place: Place;
beforeAll(async () => {
  worker = await builtWorker('unit');
  program = await built('tests/press/press-once.ts', 'press-once');
});
beforeEach(async () => {
  place = await createPlace();
  await savePng(paint(512, 256, SMOOTH), join(place.tour, 'media/cong.png'));
});
afterEach(() => place.remove());

const CONG = scene('cong', { src: 'media/cong.png' });

describe('workers', () => {
  it('make the very same files as the main thread does', async () => {
    await writeTour(place, manifest([CONG]));
    await pressPlace(place, { worker });
    const { files } = await readVersion(place);
    expect(await faultsOf(await readVersion(place))).toEqual([]);
    const other = await createPlace();
    await savePng(paint(512, 256, SMOOTH), join(other.tour, 'media/cong.png'));
    await writeTour(other, manifest([CONG]));
    await pressPlace(other);
    expect((await readVersion(other)).files).toEqual(files);
    await other.remove();
  });

  it('stop soon when asked to, and leave nothing half done', async () => {
    await savePng(paint(1_024, 512, SMOOTH), join(place.tour, 'media/cong.png'));
    await writeTour(place, manifest([CONG]));
    const stop = new AbortController();
    const pressed = pressPlace(place, { worker, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(pressed).rejects.toMatchObject({ name: 'AbortError' });
    expect((await filesBelow(place.top)).filter((path) => path.includes('.press-'))).toEqual([]);
  });

  it('that cannot be started are done without', async () => {
    await writeTour(place, manifest([CONG]));
    await place.write('media/broken.mjs', 'throw new Error("no");');
    const broken = new URL(`file://${join(place.tour, 'media/broken.mjs')}`);
    expect((await pressPlace(place, { worker: broken })).encoded).toBeGreaterThan(20);
  });
});

describe('a program that is killed at any moment', () => {
  const args = () => [fileURLToPath(program), place.tour, place.out, place.cache, worker.href];

  const runFor = async (ms: number): Promise<boolean> => {
    const child = spawn(process.execPath, args(), { stdio: 'ignore' });
    const ended = new Promise<boolean>((resolve) => child.once('exit', (status) => resolve(status === 0)));
    const timer = new AbortController();
    const outOfTime = wait(ms, 'late', { signal: timer.signal }).catch(() => 'ended');
    if ((await Promise.race([ended, outOfTime])) === 'late') child.kill('SIGKILL');
    timer.abort();
    return ended;
  };

  it('leaves the live version whole, and the next run cleans up', async () => {
    await writeTour(place, manifest([CONG]));
    expect(await runFor(60_000)).toBe(true);
    let live = (await readVersion(place)).pointer.version;
    let killed = 0;
    for (let turn = 0; turn < KILLS; turn++) {
      // Another text, view and picture each time, so that every kind of file has to be made anew.
      await savePng(
        paint(512, 256, ([x, y, z]) => SMOOTH([x, y + turn, z])),
        join(place.tour, 'media/cong.png'),
      );
      const title = { vi: `Cổng ${turn}`, en: `Gate ${turn}` };
      await writeTour(place, manifest([{ ...CONG, title, view: { yaw: turn, pitch: 0 } }]));
      const finished = await runFor(300 + (turn * 1_300) / KILLS);
      if (!finished) killed++;
      const version = await readVersion(place);
      expect([turn, await faultsOf(version)]).toEqual([turn, []]);
      if (!finished && version.pointer.version !== live) expect(version.tour.scenes[0]?.title).toEqual(title);
      live = version.pointer.version;
    }
    expect(killed).toBeGreaterThan(1);
    expect(await runFor(60_000)).toBe(true);
    expect(await faultsOf(await readVersion(place))).toEqual([]);
    expect((await filesBelow(place.top)).filter((path) => path.includes('.press-'))).toEqual([]);
  });
});
