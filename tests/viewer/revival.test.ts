import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Revival } from '../../src/viewer/revival';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Seconds at which it tried. */
async function triesWithin(seconds: number, works: (attempt: number) => boolean): Promise<number[]> {
  const tries: number[] = [];
  const start = performance.now();
  const revival = new Revival(() => {
    tries.push(Math.round((performance.now() - start) / 1_000));
    return Promise.resolve(works(tries.length));
  });
  revival.begin(performance.now());
  await vi.advanceTimersByTimeAsync(seconds * 1_000);
  revival.dispose();
  return tries;
}

it('tries at once, then after 2, 10, 30, 60 seconds, then each 120', async () => {
  expect(await triesWithin(500, () => false)).toEqual([0, 2, 12, 42, 102, 222, 342, 462]);
});

it('stops when it has worked', async () => {
  expect(await triesWithin(500, (attempt) => attempt === 3)).toEqual([0, 2, 12]);
});

it('is patient with a GPU that goes again before it has shown anything, and quick with one that had worked', async () => {
  let tries = 0;
  const revival = new Revival(() => Promise.resolve(++tries > 0));
  const begin = async (): Promise<void> => {
    revival.begin(performance.now());
    await vi.advanceTimersByTimeAsync(100);
  };
  await begin();
  expect(tries).toBe(1);
  await begin();
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(tries).toBe(2);
  revival.worked();
  await begin();
  expect(tries).toBe(3);
  revival.dispose();
});
