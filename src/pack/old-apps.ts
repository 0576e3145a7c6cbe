import { isAppCache, PAGES } from './store';

/** So many earlier applications are kept for stored pages at most. */
const MOST_OLD = 2;

const pathOf = ({ url }: Request): string => new URL(url).pathname;

/** Scripts that the stored pages start with. */
async function startedByPages(caches: CacheStorage): Promise<Set<string>> {
  const scripts = new Set<string>();
  if (!(await caches.has(PAGES))) return scripts;
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    const text = await (await pages.match(request))?.text();
    for (const [path] of text?.matchAll(/\/assets\/[\w.-]+\.js/g) ?? []) scripts.add(path);
  }
  return scripts;
}

/**
 * Deletes earlier builds of the application. A stored page starts the build that it was written for, so that one stays until its
 * pages have been replaced by newer ones: else what was seen before an update would be dead after it.
 */
export async function dropOldApps(caches: CacheStorage, current: string): Promise<void> {
  // In the order in which they were made.
  const old = (await caches.keys()).filter((name) => isAppCache(name) && name !== current);
  if (old.length === 0) return;
  const own = new Set((await (await caches.open(current)).keys()).map(pathOf));
  const wanted = [...(await startedByPages(caches))].filter((path) => !own.has(path));
  for (const [index, name] of old.entries()) {
    const there = new Set((await (await caches.open(name)).keys()).map(pathOf));
    const isWanted = index >= old.length - MOST_OLD && wanted.some((path) => there.has(path));
    if (!isWanted) await caches.delete(name);
  }
}
