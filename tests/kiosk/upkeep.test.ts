import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadTours } from '../../src/kiosk/load-tours';
import type { Packs } from '../../src/kiosk/packs';
import { Upkeep } from '../../src/kiosk/upkeep';
import type { Tour } from '../../src/tour/tour';

const MINUTE = 60_000;

/** Versions of tours on a server and on a kiosk, without their bytes. */
class Shelf implements Packs {
  published: Record<string, number> = { a: 1, b: 1 };
  inUse: Record<string, number> = { a: 1, b: 1 };
  readonly fetched: Record<string, number> = {};
  readonly good: Record<string, number> = {};
  readonly refused: number[] = [];
  isDamaged = false;
  hasLost = false;
  hasApp = false;

  load = () => Promise.reject(new Error('none'));
  held = () => Promise.resolve([]);
  isWhole = () => Promise.resolve(!this.hasLost);
  forgetSeen = () => Promise.resolve();
  hasNewApp = () => this.hasApp;
  takeNewApp = () => void (this.hasApp = false);
  isOnTrial = (id: string) => Promise.resolve(id in this.good);

  fetchNewer(id: string): Promise<boolean> {
    const version = this.published[id] ?? 0;
    if (this.isDamaged) return Promise.reject(new Error('wrong bytes'));
    if (version === this.inUse[id] || this.refused.includes(version)) return Promise.resolve(false);
    this.fetched[id] = version;
    return Promise.resolve(true);
  }

  promote(): Promise<void> {
    for (const [id, version] of Object.entries(this.fetched)) {
      this.good[id] ??= this.inUse[id] ?? 0;
      this.inUse[id] = version;
      delete this.fetched[id];
    }
    return Promise.resolve();
  }

  settle(id: string): Promise<void> {
    delete this.good[id];
    return Promise.resolve();
  }

  rollBack(id: string): Promise<void> {
    this.refused.push(this.inUse[id] ?? 0);
    this.inUse[id] = this.good[id] ?? 0;
    delete this.good[id];
    return Promise.resolve();
  }
}

let shelf: Shelf;
let isIdle: boolean;
let reloads: number;
let notes: string[];
/** As when the network is back. */
let lookNow: () => void;

const open = (idle = () => isIdle) => {
  const upkeep = new Upkeep({
    packs: shelf,
    note: (code) => void notes.push(code),
    reload: () => reloads++,
    isIdle: idle,
  });
  upkeep.start(['a', 'b']);
  return upkeep;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'online') lookNow = listener;
  });
  [shelf, isIdle, reloads, notes] = [new Shelf(), true, 0, []];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function fail(upkeep: Upkeep, tour: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) upkeep.onFault(tour);
  await pass(0);
}

describe('news', () => {
  it('are taken within the hour while nobody is there', async () => {
    const upkeep = open();
    await pass(MINUTE);
    upkeep.onShown('a');
    shelf.published['a'] = 2;
    await pass(61 * MINUTE);
    expect(shelf.inUse['a']).toBe(2);
    expect(reloads).toBeGreaterThan(0);
  });

  const visited = async (upkeep: Upkeep): Promise<number> => {
    upkeep.onShown('a');
    shelf.published['a'] = 2;
    isIdle = false;
    await pass(5 * 60 * MINUTE);
    return reloads;
  };

  it('wait, verified and beside the old, for as long as somebody is there', async () => {
    expect(await visited(open())).toBe(0);
    expect([shelf.inUse['a'], shelf.fetched['a']]).toEqual([1, 2]);
    isIdle = true;
    await pass(MINUTE);
    expect([shelf.inUse['a'], reloads]).toEqual([2, 1]);
  });

  it('that did not wait would be noticed', async () => {
    expect(await visited(open(() => true))).toBeGreaterThan(0);
  });

  it('throw nobody out who comes in the very moment in which they are taken', async () => {
    const upkeep = open();
    upkeep.onShown('a');
    shelf.published['a'] = 2;
    const promote = shelf.promote.bind(shelf);
    shelf.promote = () => promote().then(() => void (isIdle = false));
    await pass(MINUTE);
    expect([shelf.inUse['a'], reloads]).toEqual([2, 0]);
    isIdle = true;
    await pass(MINUTE);
    expect(reloads).toBe(1);
  });

  it('that are not whole change nothing, and are asked for again', async () => {
    open();
    shelf.published['a'] = 2;
    shelf.isDamaged = true;
    await pass(30 * MINUTE);
    expect([shelf.inUse['a'], reloads]).toEqual([1, 0]);
    expect(notes).toContain('not-fetched');
    shelf.isDamaged = false;
    await pass(6 * MINUTE);
    expect(shelf.inUse['a']).toBe(2);
  });

  it('that failed are asked for again in half a minute where files of the one in use are lost', async () => {
    open();
    shelf.published['a'] = 2;
    shelf.isDamaged = true;
    shelf.hasLost = true;
    await pass(30 * MINUTE);
    shelf.isDamaged = false;
    await pass(MINUTE);
    expect(shelf.inUse['a']).toBe(2);
  });

  it('that are published while it looks are found when it is told to look again', async () => {
    const upkeep = open();
    const fetchNewer = shelf.fetchNewer.bind(shelf);
    shelf.fetchNewer = (id) => fetchNewer(id).then(async (isNew) => (await slowly(), isNew));
    const slowly = () => new Promise((done) => setTimeout(done, 5_000));
    void upkeep.look();
    await pass(6_000);
    shelf.published['a'] = 2;
    lookNow();
    await pass(20_000);
    expect(shelf.inUse['a']).toBe(2);
  });

  it('of the application are taken while nobody is there, too', async () => {
    open();
    shelf.hasApp = true;
    isIdle = false;
    await pass(10 * MINUTE);
    expect(shelf.hasApp).toBe(true);
    isIdle = true;
    await pass(MINUTE);
    expect(shelf.hasApp).toBe(false);
  });
});

describe('a new version', () => {
  beforeEach(() => {
    [shelf.published, shelf.inUse] = [
      { a: 2, b: 2 },
      { a: 1, b: 1 },
    ];
  });

  it('that fails three times gives way to the one before, and is not tried again', async () => {
    open();
    await pass(MINUTE);
    expect(shelf.inUse).toEqual({ a: 2, b: 2 });
    const upkeep = open();
    await fail(upkeep, 'a', 2);
    expect(shelf.inUse['a']).toBe(2);
    await fail(upkeep, 'a', 1);
    expect([shelf.inUse['a'], shelf.refused]).toEqual([1, [2]]);
    // As the page is that is loaded anew.
    open();
    await pass(24 * 60 * MINUTE);
    expect(shelf.inUse['a']).toBe(1);
    shelf.published['a'] = 3;
    await pass(61 * MINUTE);
    expect(shelf.inUse['a']).toBe(3);
  });

  it('is not vouched for by the page that took it, and that page does not give it up', async () => {
    const upkeep = open();
    await pass(MINUTE);
    expect(reloads).toBeGreaterThan(0);
    upkeep.onShown('a');
    await fail(upkeep, 'a', 4);
    expect([shelf.inUse['a'], shelf.good['a']]).toEqual([2, 1]);
  });

  it('is not followed by another in the moment in which it is given up, whose files may have gone with its own', async () => {
    open();
    await pass(MINUTE);
    const upkeep = open();
    const fetchNewer = shelf.fetchNewer.bind(shelf);
    shelf.fetchNewer = async (id) => (await new Promise((done) => setTimeout(done, 5_000)), fetchNewer(id));
    shelf.published['a'] = 3;
    void upkeep.look();
    await fail(upkeep, 'a', 3);
    await pass(30_000);
    expect(shelf.inUse['a']).toBe(1);
  });

  it('waits for the one before to be settled, whose files would else take its own along', async () => {
    shelf.good['a'] = 0;
    const turns: string[] = [];
    const [settle, promote] = [shelf.settle.bind(shelf), shelf.promote.bind(shelf)];
    shelf.settle = async (id) => {
      turns.push('settling');
      await new Promise((done) => setTimeout(done, 1_000));
      await settle(id);
      turns.push('settled');
    };
    shelf.promote = () => (turns.push('taken'), promote());
    const upkeep = open();
    void upkeep.look();
    upkeep.onShown('a');
    await pass(5_000);
    expect(turns).toEqual(['settling', 'settled', 'taken']);
    expect(shelf.good['a']).toBe(1);
  });

  it('is judged by itself: another tour that works does not vouch for it', async () => {
    open();
    await pass(MINUTE);
    const upkeep = open();
    for (let round = 0; round < 3; round++) {
      upkeep.onShown('a');
      await fail(upkeep, 'b', 1);
    }
    expect(shelf.inUse).toEqual({ a: 2, b: 1 });
  });

  it('that has worked is not given up for a fault; the page is loaded anew', async () => {
    open();
    await pass(MINUTE);
    const upkeep = open();
    upkeep.onShown('a');
    await pass(0);
    reloads = 0;
    const patience = [upkeep.patienceFor('a')];
    for (let fault = 0; fault < 5; fault++) {
      await fail(upkeep, 'a', 1);
      patience.push(upkeep.patienceFor('a'));
    }
    // A slow machine gets more time from try to try.
    expect(patience).toEqual([12_000, 12_000, 12_000, 24_000, 36_000, 48_000]);
    expect(reloads).toBe(0);
    await fail(upkeep, 'a', 1);
    expect([shelf.inUse['a'], reloads]).toEqual([2, 1]);
  });
});

describe('tours that are loaded', () => {
  const tour = (id: string) => ({ id, languages: ['vi'], scenes: [{ id: 's' }] }) as unknown as Tour;

  it('are those that can be shown; the others are named', async () => {
    const faults: string[] = [];
    const load = (id: string): Promise<Tour> =>
      id === 'gone' ? Promise.reject(new Error(id)) : Promise.resolve(id === 'empty' ? ({} as Tour) : tour(id));
    const loaded = await loadTours(['a', 'gone', 'empty', 'b'], load, (id) => void faults.push(id));
    expect(loaded.tours.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(loaded.missing.sort()).toEqual(['empty', 'gone']);
    expect(faults.sort()).toEqual(['empty', 'gone']);
  });
});
