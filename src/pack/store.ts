import { PackError } from './pack-error';

/** Bytes by key. A write is all or nothing. */
export interface Store {
  read(key: string): Promise<Blob | undefined>;
  write(key: string, bytes: Blob): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

export interface Stores {
  /** One for each tour; made when it is first written to. */
  tour(id: string): Store;
  /** Removes all of a tour. */
  drop(id: string): Promise<void>;
  records: Store;
  /** What the browser has of an address from ordinary visits; it may be anything. */
  nearby(address: string): Promise<Blob | undefined>;
}

const PREFIX = 'disan360:';
export const packCache = (tour: string): string => `${PREFIX}pack:${tour}`;
export const RECORDS = `${PREFIX}packs`;
export const SEEN = `${PREFIX}seen`;
export const PAGES = `${PREFIX}pages`;
export const appCache = (build: string): string => `${PREFIX}app:${build}`;
export const isAppCache = (name: string): boolean => name.startsWith(`${PREFIX}app:`);
export const isPackCache = (name: string): boolean => name.startsWith(`${PREFIX}pack:`);

const isQuota = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

const refused = (error: unknown, key: string): PackError =>
  new PackError(isQuota(error) ? 'quota' : 'store', key, { cause: error });

/** A store in the browser's Cache Storage. Opening a cache makes it, so reading does without. */
export function cacheStore(name: string, caches: CacheStorage): Store {
  return {
    async read(key) {
      const found = await caches.match(key, { cacheName: name, ignoreVary: true });
      return found?.blob();
    },
    async write(key, bytes) {
      const headers = { 'Content-Type': bytes.type, 'Content-Length': String(bytes.size) };
      try {
        const cache = await caches.open(name);
        await cache.put(key, new Response(bytes, { headers }));
      } catch (error) {
        throw refused(error, key);
      }
    },
    async remove(key) {
      if (!(await caches.has(name))) return;
      const cache = await caches.open(name);
      await cache.delete(key, { ignoreVary: true });
    },
    async keys() {
      if (!(await caches.has(name))) return [];
      const cache = await caches.open(name);
      return (await cache.keys()).map(({ url }) => new URL(url).pathname);
    },
  };
}

/** What is in it goes first: some browsers give the room of a removed cache back only when nobody holds it any more. */
async function dropCache(name: string, caches: CacheStorage): Promise<void> {
  if (!(await caches.has(name))) return;
  const cache = await caches.open(name);
  await Promise.all((await cache.keys()).map((key) => cache.delete(key, { ignoreVary: true })));
  await caches.delete(name);
}

export const browserStores = (caches: CacheStorage): Stores => ({
  tour: (id) => cacheStore(packCache(id), caches),
  drop: (id) => dropCache(packCache(id), caches),
  records: cacheStore(RECORDS, caches),
  async nearby(address) {
    const found = await caches.match(address, { ignoreVary: true, ignoreSearch: true });
    return found?.blob();
  },
});
