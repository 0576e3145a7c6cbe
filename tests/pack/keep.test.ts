import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/pack/digest';
import { damagedFiles, missingFiles } from '../../src/pack/inspect';
import { dropPack, giveUp } from '../../src/pack/keep';
import { Kept } from '../../src/pack/kept';
import { begunPack, keptPack } from '../../src/pack/records';
import { CHOICE, keep, netOf, troubleOf } from './keeping';
import { MemoryStores } from './memory-stores';
import { seeded } from './seeded';
import { serveFaulty, type Fault, type FaultyServer } from './server';
import { ID, tourSite } from './tour-site';

const LONG = process.env['FAULTS'] === 'long';
const SEED = Number(process.env['SEED'] ?? 20_260);
const CUTS = LONG ? 100 : 12;

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
      onProgress: ({ bytes }) => bytes > 50_000 && stop.abort(),
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
  it('goes on where it was, and fetches no file twice that had come', async () => {
    const random = seeded(SEED);
    const { bytes } = await keep(server, new MemoryStores());
    server.reset();
    for (let cut = 0; cut < CUTS; cut++) {
      let left = Math.floor((random() * bytes * 2) / CUTS);
      let isCut = false;
      server.fault = ({ body, response }) => {
        left -= body.length;
        if (left > 0 && !isCut) return false;
        isCut = true;
        response.writeHead(200, { 'Content-Length': body.length });
        response.write(body.subarray(0, body.length / 2));
        setImmediate(() => response.destroy());
        return true;
      };
      expect([undefined, 'offline']).toContain(await troubleOf(keep(server, stores)));
      expect(await wrongIn()).toBe(0);
    }
    server.fault = () => false;
    const before = new Map(stores.tours.get(ID));
    server.reset();
    const pack = await keep(server, stores);
    const again = server.requests.filter((path) => before.has(path));
    expect(again).toEqual([`/tours/${ID}/tour-${pack.version}.json`].filter((path) => before.has(path)));
    expect(await damagedFiles(pack, stores, netOf(server))).toEqual([]);
  }, 60_000);

  it('opens the scenes that are there, and no other', async () => {
    server.fault = ({ path, response }) => {
      if (!path.includes('/2/f/') || server.sent < 150_000) return false;
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

const answer = (headers: Record<string, string | number>, status = 200, body?: string | Buffer): Fault => {
  return ({ response }) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
};

const raw =
  (head: string, part: number): Fault =>
  ({ body, request, response }) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\nContent-Type: image/avif\r\n${head}\r\n\r\n`);
    if (head.includes('chunked')) response.socket?.write(`${body.length.toString(16)}\r\n`);
    response.socket?.write(body.subarray(0, body.length * part));
    request.socket.end();
    return true;
  };

const PORTAL = '<!doctype html><title>Wi-Fi</title><form>…</form>';

/** What lying networks and servers do to a file. */
const FAULTS: readonly (readonly [string, Fault, string])[] = [
  ['a body cut short of its length', raw('Content-Length: 999999', 0.5), 'offline'],
  ['a body in pieces that is cut', raw('Transfer-Encoding: chunked', 0.5), 'offline'],
  ['a body without a length that is cut', raw('Connection: close', 0.5), 'wrong'],
  ['a login page with 200', answer({ 'Content-Type': 'text/html' }, 200, PORTAL), 'portal'],
  ['a login page that says it is a picture', answer({ 'Content-Type': 'image/avif' }, 200, PORTAL), 'portal'],
  ['a part nobody asked for', answer({ 'Content-Range': 'bytes 0-9/100' }, 206, '0123456789'), 'wrong'],
  ['an empty body', answer({}, 200, ''), 'wrong'],
  ['a longer body', ({ body, response }) => (response.end(Buffer.concat([body, body])), true), 'wrong'],
  ['one flipped bit', ({ body, response }) => (response.end(flipped(body)), true), 'wrong'],
  [
    'another file of the same size',
    ({ body, response }) => (response.end(Buffer.alloc(body.length, 7)), true),
    'wrong',
  ],
  ['bytes that are not what their encoding says', answer({ 'Content-Encoding': 'gzip' }, 200, 'no gzip'), 'offline'],
  ['a way to another place', answer({ Location: '/vi/hue/' }, 302), 'offline'],
  ['an overloaded server', answer({ 'Retry-After': '1' }, 503), 'busy'],
  ['too many requests', answer({}, 429), 'busy'],
  ['416', answer({}, 416), 'wrong'],
  ['a closed connection', ({ response }) => (response.destroy(), true), 'offline'],
];

function flipped(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1;
  return copy;
}

describe('A8: a network that lies', () => {
  it.each(FAULTS)(
    'stores nothing of %s, says why, and goes on when the network is right again',
    async (_, fault, code) => {
      server.fault = (asked) => asked.path.includes('/1/f/') && fault(asked);
      expect(await troubleOf(keep(server, stores))).toBe(code);
      expect(await wrongIn()).toBe(0);
      expect(await keptPack(stores, ID)).toBeUndefined();
      server.fault = () => false;
      const pack = await keep(server, stores);
      expect(await damagedFiles(pack, stores, netOf(server))).toEqual([]);
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
});

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

  it('fetches no picture at all when only words have changed', async () => {
    await keep(server, stores);
    server.site = tourSite(SEED, 'III');
    server.reset();
    await keep(server, stores);
    expect(server.requests.filter((path) => /\/f\//.test(path))).toEqual([]);
  });

  it(`never mixes two versions, whenever it happens (${LONG ? 100 : 15} times)`, async () => {
    const editions = [tourSite(SEED), tourSite(SEED, 'II', ['a', 'c']), tourSite(SEED, 'III', ['d'])];
    const all = new Map(editions.flatMap(({ files }) => [...files]));
    const random = seeded(SEED + 1);
    for (let run = 0; run < (LONG ? 100 : 15); run++) {
      stores = new MemoryStores();
      const at = Math.floor(random() * 130);
      server.reset();
      server.site = { version: '', files: new Map([...all, ...(editions[run % 3]?.files ?? [])]) };
      server.fault = () => {
        if (server.requests.length === at)
          server.site = { version: '', files: new Map([...all, ...(editions[(run + 1) % 3]?.files ?? [])]) };
        return false;
      };
      const pack = await keep(server, stores);
      const edition = editions.find(({ version }) => version === pack.version);
      expect(edition).toBeDefined();
      for (const file of pack.files) {
        const bytes = Buffer.from((await (await stores.tour(ID).read(file.key))?.arrayBuffer()) ?? new ArrayBuffer(0));
        expect(edition?.files.get(file.address)?.equals(bytes)).toBe(true);
      }
    }
  }, 120_000);

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
    'with room for %i hundredths of the pack says so, is never whole, and leaves nothing when cancelled',
    async (percent) => {
      const { bytes } = await keep(server, new MemoryStores());
      stores.room = (bytes * percent) / 100;
      expect(await troubleOf(keep(server, stores))).toBe('quota');
      expect(await keptPack(stores, ID)).toBeUndefined();
      stores.room = Infinity;
      await giveUp(ID, stores);
      expect(stores.bytes).toBe(0);
    },
  );
});

describe(`A7: a store that something happened to (${LONG ? 200 : 40} times)`, () => {
  const harm = (map: Map<string, Blob>, key: string, kind: number): void => {
    const size = map.get(key)?.size ?? 0;
    if (kind === 0) map.delete(key);
    if (kind === 1) map.set(key, new Blob([new Uint8Array(size)]));
    if (kind === 2) map.set(key, map.get(key)?.slice(0, size >> 1) ?? new Blob());
    if (kind === 3) map.set(key, new Blob([PORTAL]));
    if (kind === 4) map.set(key, [...map.values()].find((other) => other !== map.get(key)) ?? new Blob());
  };

  it('is found out each time: the damaged file is not shown, and only it is fetched again', async () => {
    const pack = await keep(server, stores);
    const random = seeded(SEED + 2);
    const map = stores.tours.get(ID) ?? new Map<string, Blob>();
    for (let run = 0; run < (LONG ? 200 : 40); run++) {
      const file = pack.files[Math.floor(random() * pack.files.length)];
      if (!file) continue;
      harm(map, file.key, run % 5);
      expect((await damagedFiles(pack, stores, netOf(server))).map(({ key }) => key)).toEqual([file.key]);
      expect(await new Kept(stores, { digest: digestOf }).file(file.address)).toBeUndefined();
      server.reset();
      await keep(server, stores);
      const lists = /\/(?:tour|pages|files-\w+|tour-\w+)\.json$/;
      expect(server.requests.filter((path) => !lists.test(path))).toEqual(
        lists.test(file.address) ? [] : [file.address],
      );
    }
  }, 60_000);
});
