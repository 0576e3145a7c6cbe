import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { digestOf } from '../../src/pack/digest';
import { damagedFiles, missingFiles } from '../../src/pack/inspect';
import { dropPack, giveUp } from '../../src/pack/keep';
import type { Net } from '../../src/pack/fetch-file';
import { Kept } from '../../src/pack/kept';
import type { PageList } from '../../src/pack/pack';
import { fetchEdition, type Edition } from '../../src/pack/plan';
import { begunPack, keptPack } from '../../src/pack/records';
import type { Store, Stores } from '../../src/pack/store';
import { report, times } from '../faults-report';
import { cutDownload, fillDevice, harmStore, killDownload, republish } from './fault-checks';
import { CHOICE, keep, netOf, troubleOf } from './keeping';
import { MemoryStores } from './memory-stores';
import { serveFaulty, type FaultyServer } from './server';
import { ID, tourSite } from './tour-site';

vi.setConfig({ testTimeout: 60_000 });

const SEED = Number(process.env['SEED'] ?? 20_260);
const [CUTS, KILLS, MOVES, HARMS] = [times(100, 3), times(50, 4), times(100, 6), times(200, 20)];

let server: FaultyServer;
let stores: MemoryStores;
beforeAll(async () => void (server = await serveFaulty(tourSite(SEED))));
afterAll(() => server.close());
beforeEach(() => {
  server.site = tourSite(SEED);
  server.fault = () => false;
  server.reset();
  stores = new MemoryStores();
});

describe('keeping a tour', () => {
  it('stores every chosen file in the right bytes, and only one picture format', async () => {
    const pack = await keep(server, stores);
    expect(await damagedFiles(pack, stores, netOf(server))).toEqual([]);
    expect((await keptPack(stores, ID))?.version).toBe(server.site.version);
    expect(pack.files.some(({ address }) => address.endsWith('.webp'))).toBe(false);
    expect(await begunPack(stores, ID)).toBeUndefined();
  });

  it('knows its size beforehand, and phone quality is smaller', async () => {
    const full = await keep(server, stores);
    const phone = await keep(server, new MemoryStores(), { choice: { ...CHOICE, quality: 'phone' } });
    expect(phone.bytes).toBeLessThan(full.bytes / 2);
    expect(phone.files.some(({ address }) => address.includes('/2/f/'))).toBe(false);
    const stored = [...(stores.tours.get(ID)?.values() ?? [])].reduce((sum, { size }) => sum + size, 0);
    expect(stored).toBe(full.bytes);
  });

  it('tells how far it is, up to the end and never beyond', async () => {
    const told: number[] = [];
    const pack = await keep(server, stores, { onProgress: ({ bytes }) => told.push(bytes) });
    expect(Math.max(...told)).toBe(pack.bytes);
    expect(told.at(-1)).toBe(pack.bytes);
  });

  it('leaves nothing when it is cancelled or removed', async () => {
    const stop = new AbortController();
    const going = keep(server, stores, {
      signal: stop.signal,
      onProgress: ({ bytes }) => bytes > 60_000 && stop.abort(),
    });
    expect(await troubleOf(going)).toMatch(/Abort|20/);
    expect(stores.bytes).toBeGreaterThan(0);
    await giveUp(ID, stores);
    expect(stores.bytes).toBe(0);
    await keep(server, stores);
    await dropPack(ID, stores);
    expect(stores.bytes).toBe(0);
  });
});

describe(`A1: a download that is cut ${CUTS} times (seed ${SEED})`, () => {
  const big = () => (server.site = tourSite(SEED, '', [], [...'abcdefghijklmnopqrstuvwx']));

  it('goes on where it was: a cut makes less than 5 % of the bytes come twice', async () => {
    big();
    const { again, wrong, whole } = await cutDownload({ server, seed: SEED }, CUTS);
    report('A1', `${CUTS} cuts at random bytes, engine`, { 'again, most': `${(again * 100).toFixed(1)} %`, wrong });
    expect({ wrong, whole }).toEqual({ wrong: 0, whole: true });
    expect(again).toBeLessThan(0.05);
  }, 120_000);

  it('[broken] a build that begins anew after each cut is found out', async () => {
    big();
    const before = (stores: Stores) => stores.drop(ID);
    const { again } = await cutDownload({ server, seed: SEED, build: { before } }, 2);
    expect(again).toBeGreaterThan(0.05);
  });

  it('opens the scenes that are there, and no other', async () => {
    server.fault = ({ path, response }) => {
      if (!path.includes('/2/f/') || server.sent < 250_000) return false;
      response.destroy();
      return true;
    };
    expect(await troubleOf(keep(server, stores))).toBe('offline');
    const kept = new Kept(stores, { digest: digestOf });
    const ready = await kept.scenes(ID);
    for (const scene of ['a', 'b', 'c', 'd']) {
      expect((await kept.page(`/vi/${ID}/${scene}/`, scene)) !== undefined).toBe(ready.has(scene));
    }
    expect(ready.size).toBeLessThan(4);
    expect((await kept.manifest(ID))?.id).toBe(ID);
  });
});

describe(`A2: a device that is switched off ${KILLS} times (seed ${SEED})`, () => {
  it('promises nothing that is not there, and stores nothing wrong', async () => {
    const { broken, wrong } = await killDownload({ server, seed: SEED }, KILLS);
    report('A2', `${KILLS} times switched off at a random step, engine`, { 'promised but missing': broken, wrong });
    expect({ broken, wrong }).toEqual({ broken: 0, wrong: 0 });
  }, 120_000);

  it('[broken] a build that writes its promise first is found out', async () => {
    const early = (stores: MemoryStores): Stores => ({
      ...{ tour: (id) => stores.tour(id), drop: (id) => stores.drop(id), nearby: () => stores.nearby() },
      records: {
        ...stores.records,
        write: async (key, bytes) => {
          await stores.records.write(key, bytes);
          await stores.records.write(key.replace('/begun/', '/packs/'), bytes);
        },
      },
    });
    const { broken } = await killDownload({ server, seed: SEED, build: { stores: early } }, 4);
    expect(broken).toBeGreaterThan(0);
  });
});

/** Takes every page for the one that the list names. */
const believing = (net: Net): Net => {
  let hashes = new Map<string, string>();
  return {
    ...net,
    async fetch(address, options) {
      const answer = await net.fetch(address, options);
      if (address.endsWith('/pages.json') && answer.ok) {
        const { pages } = (await answer.clone().json()) as PageList;
        hashes = new Map(pages.map(({ path, sha256 }) => [path, sha256]));
      }
      return answer;
    },
    async digest(blob) {
      const path = /<body class="scene-page">(\S+)/.exec(await blob.slice(0, 200).text())?.[1] ?? '';
      return hashes.get(path) ?? net.digest(blob);
    },
  };
};

describe('A5: a tour that is published anew', () => {
  it('fetches only what has changed', async () => {
    const first = await keep(server, stores);
    server.site = tourSite(SEED, 'II', ['b']);
    server.reset();
    const second = await keep(server, stores);
    expect(second.version).not.toBe(first.version);
    const pictures = server.requests.filter((path) => /\/f\//.test(path));
    const old = new Set(first.files.map(({ address }) => address));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((path) => old.has(path))).toEqual([]);
    expect(new Set(await stores.tour(ID).keys())).toEqual(new Set(second.files.map(({ key }) => key)));
  });

  it('looks nothing up again that was just looked up, unless it has changed since then', async () => {
    const signal = new AbortController().signal;
    const edition = await fetchEdition(ID, netOf(server), signal);
    server.reset();
    await keep(server, stores, { edition });
    const lists = () => server.requests.filter((path) => /\/(?:tour|pages|files-\w+)\.json$/.test(path));
    expect(lists()).toEqual([]);
    server.site = tourSite(SEED, 'II', ['b']);
    const told: string[] = [];
    const onEdition = ({ pages }: Edition) => void told.push(pages.version);
    const pack = await keep(server, new MemoryStores(), { edition, onEdition });
    expect(told).toEqual([edition.pages.version, server.site.version]);
    expect(pack.version).toBe(server.site.version);
  });

  it('fetches no picture at all when only words have changed', async () => {
    await keep(server, stores);
    server.site = tourSite(SEED, 'III');
    server.reset();
    await keep(server, stores);
    expect(server.requests.filter((path) => /\/f\//.test(path))).toEqual([]);
  });

  it('makes pages that differ in nothing but the version from those that are kept', async () => {
    await keep(server, stores);
    server.site = tourSite(SEED, 'III');
    server.reset();
    const pack = await keep(server, stores);
    expect(server.requests.filter((path) => path.endsWith('/'))).toEqual([]);
    expect(await damagedFiles(pack, stores, netOf(server))).toEqual([]);
  });

  it(`never mixes two versions, whenever it happens, also when it is rolled back (${MOVES} times)`, async () => {
    const { mixed, whole } = await republish({ server, seed: SEED }, MOVES);
    report('A5', `${MOVES} times published anew in mid-download, half of them rolled back`, { mixed, whole });
    expect(mixed).toBe(0);
    expect(whole).toBeGreaterThan(MOVES * 0.9);
  }, 120_000);

  it('[broken] a build that believes pages without looking at their bytes is found out', async () => {
    const { mixed } = await republish({ server, seed: SEED, build: { net: believing } }, 8, 14);
    expect(mixed).toBeGreaterThan(0);
  }, 60_000);

  it('keeps the old version whole until the new one is', async () => {
    const first = await keep(server, stores);
    server.site = tourSite(SEED, 'II', ['a', 'b', 'c', 'd']);
    server.fault = ({ path, response }) => path.includes('/2/f/') && (response.destroy(), true);
    expect(await troubleOf(keep(server, stores))).toBe('offline');
    expect((await keptPack(stores, ID))?.version).toBe(first.version);
    expect(await missingFiles(first, stores)).toEqual([]);
    await giveUp(ID, stores);
    expect(await damagedFiles(first, stores, netOf(server))).toEqual([]);
    expect(new Set(await stores.tour(ID).keys()).size).toBe(new Set(first.files.map(({ key }) => key)).size);
  });
});

describe('A6: a device with too little room', () => {
  it.each([0, 1, 5, 20, 50, 95])(
    'with room for %i hundredths of the pack says so, is never whole, goes on later, and leaves nothing when cancelled',
    async (percent) => {
      const told = await fillDevice({ server, seed: SEED }, percent);
      report('A6', `room for ${percent} % of the pack, engine`, { told: String(told.trouble), left: told.left });
      expect(told).toEqual({ trouble: 'quota', promised: false, left: 0, resumed: true });
    },
  );

  it('[broken] a build that makes room by what it has stored before is found out', async () => {
    const greedy = (stores: MemoryStores): Stores => {
      const makesRoom = (store: Store): Store => ({
        ...store,
        write: async (key, bytes) => {
          const others = stores.tours.get(ID) ?? new Map<string, Blob>();
          while (stores.bytes + bytes.size > stores.room && others.size > 0) others.delete([...others.keys()][0] ?? '');
          await store.write(key, bytes);
        },
      });
      return {
        ...{ drop: (id) => stores.drop(id), nearby: () => stores.nearby(), records: makesRoom(stores.records) },
        tour: (id) => makesRoom(stores.tour(id)),
      };
    };
    const told = await fillDevice({ server, seed: SEED, build: { stores: greedy } }, 50);
    expect(told.promised).toBe(true);
  });
});

describe(`A7: a store that something happened to (${HARMS} times)`, () => {
  it('is found out each time: the damaged file is not shown, and only it is fetched again', async () => {
    const totals = await harmStore({ server, seed: SEED }, HARMS);
    report('A7', `${HARMS} stored files harmed in five ways, engine`, totals);
    expect(totals).toEqual({ found: HARMS, shown: 0, fetched: 0 });
  }, 60_000);

  it('[broken] a build that only weighs what it has stored is found out', async () => {
    const weighing = () => ({ ...netOf(server), digest: weighed });
    const listed = new Map<number, string>();
    for (const { bytes, sha256 } of (await keep(server, new MemoryStores())).files) listed.set(bytes, sha256);
    const weighed = async (blob: Blob) => listed.get(blob.size) ?? (await digestOf(blob));
    const totals = await harmStore({ server, seed: SEED, build: { net: weighing } }, 10);
    expect(totals.found).toBeLessThan(10);
    expect(totals.shown).toBeGreaterThan(0);
  });
});
