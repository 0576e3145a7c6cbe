import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tileKey, type Tile } from '../../src/tiles/pyramid';
import { LoadError } from '../../src/viewer/load-error';
import { TileSet } from '../../src/viewer/tile-set';

const tile = (x: number): Tile => ({ level: 2, face: 'f', x, y: 0 });
const tiles = (...columns: number[]): Tile[] => columns.map(tile);

interface Request {
  tile: Tile;
  signal: AbortSignal;
  answer(): { closed: boolean };
  fail(error: unknown): void;
}

/** A network and a decoder that do what the test says. */
function harness() {
  const requests: Request[] = [];
  let changes = 0;
  const set = new TileSet({
    changed: () => changes++,
    load: (wanted, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        requests.push({
          tile: wanted,
          signal,
          fail: reject,
          answer: () => {
            const bitmap = { closed: false, close: () => (bitmap.closed = true) };
            resolve(bitmap as unknown as ImageBitmap);
            return bitmap;
          },
        });
      }),
  });
  const open = (): string[] => requests.filter(({ signal }) => !signal.aborted).map((one) => tileKey(one.tile));
  return { set, requests, open, changes: () => changes };
}

const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('tiles on their way', () => {
  it('are asked for best first, two a frame, six at a time', () => {
    const { set, open, changes } = harness();
    const wanted = tiles(5, 3, 1, 0, 2, 4, 6, 7);
    set.aim(wanted);
    expect(open()).toEqual(tiles(5, 3).map(tileKey));
    expect(changes()).toBe(1);
    for (let frame = 0; frame < 3; frame++) set.aim(wanted);
    expect(changes()).toBe(2);
    expect(open()).toEqual(tiles(5, 3, 1, 0, 2, 4).map(tileKey));
  });

  it('make room when they arrive, and are taken in the order of the present view', async () => {
    const { set, requests, open, changes } = harness();
    for (let frame = 0; frame < 2; frame++) set.aim(tiles(0, 1, 2));
    const before = changes();
    requests[0]?.answer();
    requests[2]?.answer();
    await settle();
    expect(changes()).toBe(before + 2);
    set.aim(tiles(2, 0, 1));
    expect(set.take()?.tile).toEqual(tile(2));
    expect(set.take()?.tile).toEqual(tile(0));
    expect(set.take()).toBeUndefined();
    expect(open()).toHaveLength(3);
  });

  it('are aborted when they leave the view, without counting as failures', async () => {
    const { set, requests, open } = harness();
    set.aim(tiles(0, 1));
    set.aim(tiles(1, 2));
    await settle();
    expect(requests[0]?.signal.aborted).toBe(true);
    expect(open()).toEqual(tiles(1, 2).map(tileKey));
    set.aim(tiles(0));
    expect(open()).toEqual(tiles(0).map(tileKey));
  });

  it('are asked for again after a failure of the network, later and later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { set, requests } = harness();
    for (const wait of [1_000, 2_000, 4_000]) {
      set.aim(tiles(0));
      requests.at(-1)?.fail(new LoadError('x', 503));
      await settle();
      const asked = requests.length;
      vi.advanceTimersByTime(wait - 1);
      set.aim(tiles(0));
      expect(requests).toHaveLength(asked);
      vi.advanceTimersByTime(1);
      set.aim(tiles(0));
      expect(requests).toHaveLength(asked + 1);
    }
  });

  it.each([new LoadError('x', 404), new LoadError('x', 200)])(
    'are not asked for again when they are broken',
    async (error) => {
      const { set, requests } = harness();
      set.aim(tiles(0));
      requests[0]?.fail(error);
      await settle();
      expect(set.isBroken(tile(0))).toBe(true);
      set.aim(tiles(0));
      expect(requests).toHaveLength(1);
    },
  );

  it('give everything back at the end', async () => {
    const { set, requests } = harness();
    set.aim(tiles(0, 1));
    const bitmap = requests[0]?.answer();
    await settle();
    set.dispose();
    expect(bitmap?.closed).toBe(true);
    expect(requests[1]?.signal.aborted).toBe(true);
    expect(set.take()).toBeUndefined();
  });
});

beforeEach(() => void vi.useRealTimers());
afterEach(() => void vi.useRealTimers());
