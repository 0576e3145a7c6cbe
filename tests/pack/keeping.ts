import type { PackChoice } from '../../src/pack/choice';
import { digestOf } from '../../src/pack/digest';
import type { Net } from '../../src/pack/fetch-file';
import { keepTour, type KeepOptions } from '../../src/pack/keep';
import type { Pack } from '../../src/pack/pack';
import type { MemoryStores } from './memory-stores';
import type { FaultyServer } from './server';
import { ID } from './tour-site';

export const CHOICE: PackChoice = { quality: 'full', video: true, languages: ['vi'] };

/** The world of a visitor's device, with waits that take no time. */
export const netOf = (server: Pick<FaultyServer, 'origin'>): Net => ({
  fetch: (address, options) => fetch(server.origin + address, options),
  digest: digestOf,
  pause: (_, signal) => (signal.aborted ? Promise.reject(new DOMException('', 'AbortError')) : Promise.resolve()),
  random: () => 0.5,
});

export const keep = (
  server: FaultyServer,
  stores: MemoryStores,
  more: Partial<KeepOptions> & { choice?: PackChoice } = {},
): Promise<Pack> => {
  const options = { net: netOf(server), stores, supports: () => true, signal: new AbortController().signal };
  return keepTour(ID, more.choice ?? CHOICE, { ...options, ...more });
};

/** The code of what went wrong; undefined when nothing did. */
export const troubleOf = (task: Promise<unknown>): Promise<string | undefined> =>
  task.then(
    () => undefined,
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
