import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/pack/digest';
import { damagedFiles } from '../../src/pack/inspect';
import { fetchTour } from '../../src/pack/keep';
import { Kept } from '../../src/pack/kept';
import { begunPack, keptPack } from '../../src/pack/records';
import { isOnTrial, promote, rollBack, settle } from '../../src/pack/trial';
import { CHOICE, keep, netOf } from './keeping';
import { MemoryStores } from './memory-stores';
import { serveFaulty, type FaultyServer } from './server';
import { ID, tourSite } from './tour-site';

let server: FaultyServer;
let stores: MemoryStores;
beforeAll(async () => void (server = await serveFaulty(tourSite(7))));
afterAll(() => server.close());
beforeEach(() => {
  server.site = tourSite(7);
  server.fault = () => false;
  server.reset();
  stores = new MemoryStores();
});

const fetchNow = () =>
  fetchTour(ID, CHOICE, { net: netOf(server), stores, supports: () => true, signal: new AbortController().signal });

const inUse = async (): Promise<string | undefined> => (await keptPack(stores, ID))?.version;

/** The page that is answered now, by what is in it. */
const page = async (): Promise<string | undefined> =>
  (await new Kept(stores, { digest: digestOf }).page(`/vi/${ID}/a/`, 'a'))?.text();

describe('a new version on a machine that nobody stands beside', () => {
  it('is fetched and verified beside the old, which goes on being answered', async () => {
    await keep(server, stores);
    const [old, oldPage] = [await inUse(), await page()];
    server.site = tourSite(7, 'second', ['a']);
    const pack = await fetchNow();
    expect(pack.version).not.toBe(old);
    expect(await damagedFiles(pack, stores, netOf(server))).toEqual([]);
    expect([await inUse(), await page()]).toEqual([old, oldPage]);
  });

  it('takes its place whole, on trial, and what only the old one needed goes when it has proven itself', async () => {
    await keep(server, stores);
    server.site = tourSite(7, 'second', ['a']);
    const pack = await fetchNow();
    await promote(pack, stores);
    expect([await inUse(), await isOnTrial(ID, stores)]).toEqual([pack.version, true]);
    await settle(ID, stores);
    expect(await isOnTrial(ID, stores)).toBe(false);
    const keys = await stores.tour(ID).keys();
    expect(keys.toSorted()).toEqual([...new Set(pack.files.map(({ key }) => key))].toSorted());
  });

  it('gives way to the old one, whole, as if it had never been', async () => {
    await keep(server, stores);
    const [old, oldPage] = [await inUse(), await page()];
    server.site = tourSite(7, 'second', ['a', 'b']);
    const bad = await fetchNow();
    await promote(bad, stores);
    expect(await inUse()).toBe(bad.version);
    expect((await rollBack(ID, stores))?.version).toBe(bad.version);
    expect([await inUse(), await page()]).toEqual([old, oldPage]);
    const kept = await keptPack(stores, ID);
    expect(kept && (await damagedFiles(kept, stores, netOf(server)))).toEqual([]);
    expect(await begunPack(stores, ID)).toBeUndefined();
    expect(await rollBack(ID, stores)).toBeUndefined();
  });

  it('gives way on a full disk, too', async () => {
    await keep(server, stores);
    const old = await inUse();
    server.site = tourSite(7, 'second', ['a']);
    await promote(await fetchNow(), stores);
    stores.room = 0;
    await rollBack(ID, stores);
    expect([await inUse(), await isOnTrial(ID, stores)]).toEqual([old, false]);
  });

  it('that proves itself takes nothing of the next one, which is on its way', async () => {
    await keep(server, stores);
    server.site = tourSite(7, 'second', ['a']);
    await promote(await fetchNow(), stores);
    server.site = tourSite(7, 'third', ['a', 'b']);
    const third = await fetchNow();
    await settle(ID, stores);
    expect(await damagedFiles(third, stores, netOf(server))).toEqual([]);
  });

  it('is never the way back while it is on trial itself', async () => {
    await keep(server, stores);
    const old = await inUse();
    for (const edition of ['second', 'third']) {
      server.site = tourSite(7, edition, ['a']);
      await promote(await fetchNow(), stores);
    }
    await rollBack(ID, stores);
    expect(await inUse()).toBe(old);
  });

  it('that cannot be verified changes nothing', async () => {
    await keep(server, stores);
    const old = await inUse();
    server.site = tourSite(7, 'second', ['a']);
    const path = [...server.site.files.keys()].find((name) => name.endsWith('.avif') && name.includes('/0/f/')) ?? '';
    for (const name of [...server.site.files.keys()].filter((one) => one.endsWith('.avif')))
      server.site.files.set(name, Buffer.from(`wrong ${path}`));
    await expect(fetchNow()).rejects.toThrow();
    expect(await inUse()).toBe(old);
  });
});
