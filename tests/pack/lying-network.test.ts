import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { digestOf } from '../../src/pack/digest';
import { damagedFiles, missingFiles } from '../../src/pack/inspect';
import { begunPack, keptPack } from '../../src/pack/records';
import { LONG, report } from '../faults-report';
import { keep, netOf, troubleOf } from './keeping';
import { MemoryStores } from './memory-stores';
import { answer, FAULTS, flipped, PORTAL } from './network-faults';
import { serveFaulty, type FaultyServer } from './server';
import { ID, tourSite } from './tour-site';

vi.setConfig({ testTimeout: 60_000 });

const SEED = Number(process.env['SEED'] ?? 20_260);

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

const wrongIn = async (): Promise<number> => {
  const pack = (await keptPack(stores, ID)) ?? (await begunPack(stores, ID));
  if (!pack) return 0;
  const missing = new Set((await missingFiles(pack, stores)).map(({ key }) => key));
  return (await damagedFiles(pack, stores, netOf(server))).filter(({ key }) => !missing.has(key)).length;
};

describe('A8: a network that lies', () => {
  it.each(FAULTS)(
    'stores nothing of %s, says why, and goes on when the network is right again',
    async (kind, fault, code) => {
      server.fault = (asked) => asked.path.includes('/1/f/') && fault(asked);
      expect(await troubleOf(keep(server, stores))).toBe(code);
      expect(await wrongIn()).toBe(0);
      expect(await keptPack(stores, ID)).toBeUndefined();
      server.fault = () => false;
      const pack = await keep(server, stores);
      const left = (await damagedFiles(pack, stores, netOf(server))).length;
      report('A8', kind, { told: code, 'wrong bytes stored': left });
      expect(left).toBe(0);
    },
  );

  it('is caught by the hash and nothing else: without it, wrong bytes would be stored', async () => {
    const { files } = await keep(server, new MemoryStores());
    const right = new Set(files.map(({ sha256 }) => sha256));
    const blind = async (blob: Blob): Promise<string> => {
      const sum = await digestOf(blob);
      return right.has(sum)
        ? sum
        : digestOf(new Blob([new Uint8Array(flipped(Buffer.from(await blob.arrayBuffer())))]));
    };
    const careless = { ...netOf(server), digest: blind };
    server.fault = (asked) => asked.path.includes('/1/f/') && (asked.response.end(flipped(asked.body)), true);
    await troubleOf(keep(server, stores, { net: careless }));
    expect(await wrongIn()).toBeGreaterThan(0);
  });

  it('names a login page instead of the tour', async () => {
    server.fault = answer({ 'Content-Type': 'text/html' }, 200, PORTAL);
    expect(await troubleOf(keep(server, stores))).toBe('portal');
  });

  const ASSETS: readonly (readonly [string, RegExp])[] = [
    ['page', /^\/(?:vi|en)\//],
    ['script', /^\/assets\//],
    ['manifest', /\/tour-\w+\.json$/],
    ['list of files', /\/files-\w+\.json$/],
    ['list of pages', /\/pages\.json$/],
    ['pointer', /\/tour\.json$/],
  ];

  /** Stored bytes that the site does not have at all, whatever the lists say. */
  async function strangers(): Promise<number> {
    const own = await Promise.all(
      [...server.site.files.values()].map((bytes) => digestOf(new Blob([new Uint8Array(bytes)]))),
    );
    const known = new Set(own);
    const stored = await Promise.all([...(stores.tours.get(ID)?.values() ?? [])].map(digestOf));
    return stored.filter((sum) => !known.has(sum)).length;
  }

  it.runIf(LONG).each(ASSETS)(
    'stores nothing wrong when it lies about a %s, in any of its ways',
    async (kind, pattern) => {
      const found = { 'wrong bytes stored': 0, 'called whole': 0, 'never whole': 0 };
      for (const [, fault] of FAULTS) {
        stores = new MemoryStores();
        server.fault = (asked) => pattern.test(asked.path) && fault(asked);
        await troubleOf(keep(server, stores));
        found['wrong bytes stored'] += await strangers();
        if (await keptPack(stores, ID)) found['called whole']++;
        server.fault = () => false;
        const pack = await keep(server, stores);
        if ((await damagedFiles(pack, stores, netOf(server))).length > 0) found['never whole']++;
      }
      report('A8', `each of ${FAULTS.length} ways, about a ${kind}`, found);
      expect(found).toEqual({ 'wrong bytes stored': 0, 'called whole': 0, 'never whole': 0 });
    },
  );
});
