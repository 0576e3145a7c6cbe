import type { Supports } from '../tiles/format';
import type { PackChoice } from './choice';
import { fetchFile, isFile, type Net } from './fetch-file';
import type { Pack, PackFile } from './pack';
import { Gate } from './gate';
import { nearFiles, type Near } from './near';
import { PackError } from './pack-error';
import { fetchEdition, planPack, type Edition } from './plan';
import { begin, begunPack, finish, forgetBegun, forgetKept, keptPack } from './records';
import type { Store, Stores } from './store';

export interface PackProgress {
  /** Of the pack, verified and stored; and of those the ones that came over the network just now. */
  bytes: number;
  total: number;
  fetched: number;
}

export interface KeepOptions {
  net: Net;
  stores: Stores;
  supports: Supports;
  signal: AbortSignal;
  onProgress?: (progress: PackProgress) => void;
  /** What was looked up already; if it is no longer live, that comes out and it is looked up again. */
  edition?: Edition | undefined;
  /** Told what is being kept. */
  onEdition?: (edition: Edition) => void;
}

const AT_ONCE = 6;
/** Of the pack's bytes, as much as may be under way; with the lists it comes a second time after a cut, less than 5 % in all. */
const AT_RISK = 0.02;
const REPUBLISHED_TRIES = 3;

/** Counts what is done, and what has come of files that are not yet whole. */
class Tally {
  #done = 0;
  #coming = 0;
  fetched = 0;

  constructor(
    readonly total: number,
    readonly tell: (progress: PackProgress) => void,
  ) {}

  coming(bytes: number): void {
    this.#coming += bytes;
    this.#say();
  }

  stored({ bytes }: PackFile, fromNetwork: boolean): void {
    this.#done += bytes;
    if (fromNetwork) [this.#coming, this.fetched] = [this.#coming - bytes, this.fetched + bytes];
    this.#say();
  }

  #say(): void {
    this.tell({ bytes: this.#done + this.#coming, total: this.total, fetched: this.fetched });
  }
}

type Securing = Pick<KeepOptions, 'net' | 'signal'> & { tally: Tally; gate: Gate };

async function secure(file: PackFile, store: Store, near: Near, { net, signal, tally, gate }: Securing): Promise<void> {
  signal.throwIfAborted();
  const found = await store.read(file.key).catch(() => undefined);
  if (found && (await isFile(net, file, found))) return tally.stored(file, false);
  const here = await near(file);
  const fetched = () => fetchFile(net, file, signal, (some) => tally.coming(some));
  const bytes = here ?? (await gate.pass(file.bytes, fetched));
  await store.write(file.key, bytes);
  tally.stored(file, here === undefined);
}

/** Several at once; the first fault stops all. */
async function secureAll(pack: Pack, options: KeepOptions): Promise<void> {
  const near = nearFiles(options, await keptPack(options.stores, pack.tour), pack);
  const tally = new Tally(pack.bytes, (progress) => options.onProgress?.(progress));
  const store = options.stores.tour(pack.tour);
  const stop = new AbortController();
  const inner = { net: options.net, signal: stop.signal, tally, gate: new Gate(pack.bytes * AT_RISK) };
  const follow = () => stop.abort(options.signal.reason);
  options.signal.addEventListener('abort', follow);
  const queue = pack.files.values();
  const work = async (): Promise<void> => {
    for (const file of queue) await secure(file, store, near, inner);
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    work().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    }),
  );
  const ends = await Promise.allSettled(workers);
  options.signal.removeEventListener('abort', follow);
  options.signal.throwIfAborted();
  const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  const fault = faults.find((reason) => reason instanceof PackError) ?? faults[0];
  if (fault !== undefined) throw fault;
}

/** Removes what no pack of this tour needs any more, neither the one in use nor one that is on its way. */
export async function tidy(stores: Stores, pack: Pack): Promise<void> {
  const store = stores.tour(pack.tour);
  const begun = await begunPack(stores, pack.tour);
  const needed = new Set([...pack.files, ...(begun?.files ?? [])].map(({ key }) => key));
  for (const key of await store.keys()) if (!needed.has(key)) await store.remove(key);
}

/** A page that differs from its list, or a file that is gone: the tour was published anew meanwhile. */
const isRepublished = (error: unknown): boolean =>
  error instanceof PackError && (error.code === 'gone' || error.code === 'changed');

/** Fetches all of a tour's live version and verifies it, beside what is kept: nothing of that changes. */
export async function fetchTour(id: string, choice: PackChoice, options: KeepOptions): Promise<Pack> {
  const { net, stores, supports, signal } = options;
  for (let tries = 1; ; tries++) {
    const edition = (tries === 1 && options.edition) || (await fetchEdition(id, net, signal));
    options.onEdition?.(edition);
    const pack = planPack(edition, choice, supports);
    try {
      await begin(stores, pack);
      await secureAll(pack, options);
      return pack;
    } catch (error) {
      if (!isRepublished(error) || tries >= REPUBLISHED_TRIES) throw error;
    }
  }
}

/**
 * Keeps a tour, or brings a kept one up to date: only what is not yet there in the right bytes is fetched. Until all of it is
 * there, what was kept before stays as it is. Broken off at any moment, what has come counts the next time.
 */
export async function keepTour(id: string, choice: PackChoice, options: KeepOptions): Promise<Pack> {
  const pack = await fetchTour(id, choice, options);
  await finish(options.stores, pack);
  await tidy(options.stores, pack);
  return pack;
}

/** Gives up what was begun: what was kept before stays whole, otherwise nothing remains. */
export async function giveUp(id: string, stores: Stores): Promise<void> {
  const kept = await keptPack(stores, id);
  await forgetBegun(stores, id);
  if (kept) await tidy(stores, kept);
  else await stores.drop(id);
}

/** Removes a kept tour. Its record goes first, so that nothing is promised that is being taken away. */
export async function dropPack(id: string, stores: Stores): Promise<void> {
  await forgetKept(stores, id);
  await forgetBegun(stores, id);
  await stores.drop(id);
}
