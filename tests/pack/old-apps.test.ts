import { beforeEach, describe, expect, it } from 'vitest';
import { dropOldApps } from '../../src/pack/old-apps';
import { appCache, isAppCache, PAGES } from '../../src/pack/store';
import { memoryCaches } from './memory-caches';

let caches: CacheStorage;
beforeEach(() => void (caches = memoryCaches()));

const entryOf = (build: string): string => `/assets/main-${build}.js`;

/** Stores a build of the application as its worker does. */
async function install(build: string, ...files: string[]): Promise<void> {
  const cache = await caches.open(appCache(build));
  for (const file of ['/assets/font.woff2', entryOf(build), ...files]) await cache.put(file, new Response('x'));
}

/** Stores a page that starts with a build. */
const see = async (path: string, build: string): Promise<void> =>
  (await caches.open(PAGES)).put(path, new Response(`<script>{"entry":"${entryOf(build)}"}</script>`));

const left = async (): Promise<string[]> => (await caches.keys()).filter(isAppCache);

describe('applications of earlier builds', () => {
  it('go when no stored page starts them any more', async () => {
    for (const build of ['a', 'b', 'c']) await install(build);
    await see('/vi/hue/cong/', 'c');
    await dropOldApps(caches, appCache('c'));
    expect(await left()).toEqual([appCache('c')]);
  });

  it('stay while a page that was seen with them is stored, and go when it has been replaced', async () => {
    for (const build of ['a', 'b']) await install(build);
    await see('/vi/hue/cong/', 'a');
    await dropOldApps(caches, appCache('b'));
    expect(await left()).toEqual([appCache('a'), appCache('b')]);
    await see('/vi/hue/cong/', 'b');
    await dropOldApps(caches, appCache('b'));
    expect(await left()).toEqual([appCache('b')]);
  });

  it('are two at most, the newest, however old the pages are that are stored', async () => {
    for (const build of ['a', 'b', 'c', 'd', 'e']) await install(build);
    for (const build of ['a', 'b', 'c', 'd']) await see(`/vi/hue/${build}/`, build);
    await dropOldApps(caches, appCache('e'));
    expect(await left()).toEqual(['c', 'd', 'e'].map(appCache));
  });

  it('are not needed for what the present one has, too', async () => {
    await install('a');
    await install('b', entryOf('a'));
    await see('/vi/hue/cong/', 'a');
    await dropOldApps(caches, appCache('b'));
    expect(await left()).toEqual([appCache('b')]);
  });
});
