import { digestOf } from '../../src/pack/digest';
import type { Net } from '../../src/pack/fetch-file';
import { damagedFiles, missingFiles } from '../../src/pack/inspect';
import { giveUp } from '../../src/pack/keep';
import { Kept } from '../../src/pack/kept';
import type { Pack } from '../../src/pack/pack';
import { begunPack, keptPack } from '../../src/pack/records';
import type { Store, Stores } from '../../src/pack/store';
import { keep, netOf, troubleOf } from './keeping';
import { MemoryStores } from './memory-stores';
import { seeded } from './seeded';
import type { FaultyServer } from './server';
import { ID, tourSite } from './tour-site';

/** What a check is done with: the real parts, or one of them broken on purpose. */
export interface Build {
  /** Between the engine and what the device really holds. */
  stores?: (device: MemoryStores) => Stores;
  net?: (net: Net) => Net;
  /** Runs before each attempt. */
  before?: (stores: Stores) => Promise<void>;
}

export interface World {
  server: FaultyServer;
  seed: number;
  build?: Build;
}

const storesOf = ({ build }: World, device: MemoryStores): Stores => build?.stores?.(device) ?? device;
const builtNet = ({ server, build }: World): Net => build?.net?.(netOf(server)) ?? netOf(server);

async function attempt(world: World, device: MemoryStores): Promise<Pack> {
  const stores = storesOf(world, device);
  await world.build?.before?.(stores);
  return keep(world.server, device, { stores, net: builtNet(world) });
}

const bytesIn = (device: MemoryStores): number =>
  [...(device.tours.get(ID)?.values() ?? [])].reduce((sum, { size }) => sum + size, 0);

/** Files of a whole pack that are not there in the right bytes; 0 where nothing is promised. */
async function brokenPromises(device: MemoryStores, net: Net): Promise<number> {
  const pack = await keptPack(device, ID);
  return pack ? (await damagedFiles(pack, device, net)).length : 0;
}

async function wrongFiles(device: MemoryStores, net: Net): Promise<number> {
  const pack = (await keptPack(device, ID)) ?? (await begunPack(device, ID));
  if (!pack) return 0;
  const missing = new Set((await missingFiles(pack, device)).map(({ key }) => key));
  return (await damagedFiles(pack, device, net)).filter(({ key }) => !missing.has(key)).length;
}

/** A1: cuts at random bytes. `again` is the greatest share of the pack that one cut made come twice. */
export async function cutDownload(
  world: World,
  cuts: number,
): Promise<{ again: number; wrong: number; whole: boolean }> {
  const { server, seed } = world;
  const random = seeded(seed);
  const { bytes } = await keep(server, new MemoryStores());
  const device = new MemoryStores();
  let [again, wrong] = [0, 0];
  for (let cut = 0; cut <= cuts; cut++) {
    let left = cut < cuts ? Math.floor((random() * bytes * 2) / cuts) : Infinity;
    let isCut = false;
    server.fault = ({ body, response }) => {
      left -= body.length;
      if (left > 0 && !isCut) return false;
      isCut = true;
      response.writeHead(200, { 'Content-Length': body.length });
      response.write(body.subarray(0, Math.max(0, left + body.length)));
      setImmediate(() => response.destroy());
      return true;
    };
    server.reset();
    const before = bytesIn(device);
    const trouble = await troubleOf(attempt(world, device));
    await new Promise(setImmediate);
    // What came and was not stored now comes again; the lists come each time.
    again = Math.max(again, (server.wire - (bytesIn(device) - before)) / bytes);
    wrong += await wrongFiles(device, netOf(server));
    if (trouble === undefined) break;
  }
  server.fault = () => false;
  await attempt(world, device);
  return { again, wrong, whole: (await brokenPromises(device, netOf(server))) === 0 };
}

/** A device that is switched off after so many steps: nothing that comes later is done or answered. */
function dying(stores: Stores, steps: number): { stores: Stores; dead: Promise<void> } {
  let [left, die] = [steps, () => undefined as void];
  const dead = new Promise<void>((resolve) => (die = resolve));
  const step = async <T>(task: () => Promise<T>): Promise<T> => {
    if (--left >= 0) return task();
    die();
    return new Promise<T>(() => undefined);
  };
  const mortal = (store: Store): Store => ({
    read: (key) => step(() => store.read(key)),
    write: (key, bytes) => step(() => store.write(key, bytes)),
    remove: (key) => step(() => store.remove(key)),
    keys: () => step(() => store.keys()),
  });
  return {
    dead,
    stores: {
      tour: (id) => mortal(stores.tour(id)),
      drop: (id) => step(() => stores.drop(id)),
      records: mortal(stores.records),
      nearby: (address) => stores.nearby(address),
    },
  };
}

/** A2: the power goes at a random step. Counts files that were promised and are not there, and wrong ones. */
export async function killDownload(world: World, kills: number): Promise<{ broken: number; wrong: number }> {
  const { server, seed } = world;
  const random = seeded(seed + 2);
  let device = new MemoryStores();
  let [broken, wrong] = [0, 0];
  for (let kill = 0; kill < kills; kill++) {
    const { stores, dead } = dying(storesOf(world, device), Math.floor(random() * 700));
    await Promise.race([dead, keep(server, device, { stores, net: builtNet(world) })]);
    broken += await brokenPromises(device, netOf(server));
    wrong += await wrongFiles(device, netOf(server));
    if (await keptPack(device, ID)) device = new MemoryStores();
  }
  return { broken, wrong };
}

/** A5: published anew in the middle, and rolled back every other time. Counts files that are not of the pack's version. */
export async function republish(
  world: World,
  runs: number,
  /** Among so many first requests. */
  within = 130,
): Promise<{ mixed: number; whole: number }> {
  const { server, seed } = world;
  const editions = [tourSite(seed), tourSite(seed, 'II', ['a', 'c']), tourSite(seed, 'III', ['d'])];
  const all = new Map(editions.flatMap(({ files }) => [...files]));
  const random = seeded(seed + 1);
  const publish = (index: number) => {
    server.site = { version: '', files: new Map([...all, ...(editions[index % 3]?.files ?? [])]) };
  };
  let [mixed, whole] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const device = new MemoryStores();
    const at = Math.floor(random() * within);
    const back = run % 2 === 0 ? at + 1 + Math.floor(random() * 20) : -1;
    server.reset();
    publish(run);
    server.fault = () => {
      if (server.requests.length === at) publish(run + 1);
      if (server.requests.length === back) publish(run);
      return false;
    };
    const pack = await attempt(world, device).catch(() => undefined);
    if (pack) whole++;
    const edition = editions.find(({ version }) => version === pack?.version);
    for (const file of pack?.files ?? []) {
      const stored = await device.tour(ID).read(file.key);
      const bytes = Buffer.from((await stored?.arrayBuffer()) ?? new ArrayBuffer(0));
      if (edition?.files.get(file.address)?.equals(bytes) !== true) mixed++;
    }
  }
  server.fault = () => false;
  return { mixed, whole };
}

/** A6: room for a part of the pack. `promised`: whether it is called whole all the same; `left`: bytes after giving up. */
export async function fillDevice(
  world: World,
  percent: number,
): Promise<{ trouble: string | undefined; promised: boolean; left: number; resumed: boolean }> {
  const { bytes } = await keep(world.server, new MemoryStores());
  const device = new MemoryStores();
  device.room = (bytes * percent) / 100;
  const trouble = await troubleOf(attempt(world, device));
  const promised = (await keptPack(device, ID)) !== undefined;
  const stored = bytesIn(device);
  device.room = Infinity;
  world.server.reset();
  const pack = await attempt(world, device);
  const resumed = world.server.sent < pack.bytes - stored + 100_000;
  await giveUp(ID, device);
  const again = new MemoryStores();
  again.room = (bytes * percent) / 100;
  await troubleOf(attempt(world, again));
  again.room = Infinity;
  await giveUp(ID, again);
  return { trouble, promised, left: again.bytes, resumed };
}

const PORTAL = '<!doctype html><title>Wi-Fi</title><form>…</form>';

function harm(map: Map<string, Blob>, key: string, kind: number): void {
  const size = map.get(key)?.size ?? 0;
  if (kind === 0) map.delete(key);
  if (kind === 1) map.set(key, new Blob([new Uint8Array(size)]));
  if (kind === 2) map.set(key, map.get(key)?.slice(0, size >> 1) ?? new Blob());
  if (kind === 3) map.set(key, new Blob([PORTAL]));
  if (kind === 4) map.set(key, [...map.values()].find((other) => other !== map.get(key)) ?? new Blob());
}

/** A7: stored files that are deleted, zeroed, halved, replaced by a page or by one another. */
export async function harmStore(
  { server, seed, build }: World,
  runs: number,
): Promise<{ found: number; shown: number; fetched: number }> {
  const device = new MemoryStores();
  const pack = await keep(server, device);
  const random = seeded(seed + 2);
  const map = device.tours.get(ID) ?? new Map<string, Blob>();
  const digest = (build?.net?.(netOf(server)) ?? { digest: digestOf }).digest;
  const lists = /\/(?:tour|pages|files-\w+|tour-\w+)\.json$/;
  const totals = { found: 0, shown: 0, fetched: 0 };
  for (let run = 0; run < runs; run++) {
    const file = pack.files[Math.floor(random() * pack.files.length)];
    if (!file) continue;
    harm(map, file.key, run % 5);
    const damaged = await damagedFiles(pack, device, { digest });
    if (damaged.length === 1 && damaged[0]?.key === file.key) totals.found++;
    if ((await new Kept(device, { digest }).file(file.address)) !== undefined) totals.shown++;
    server.reset();
    await keep(server, device);
    const files = server.requests.filter((path) => !lists.test(path));
    if (files.some((path) => path !== file.address)) totals.fetched++;
  }
  return totals;
}
