import type { PackChoice } from '../pack/choice';
import { digestOf } from '../pack/digest';
import type { Net } from '../pack/fetch-file';
import { missingFiles } from '../pack/inspect';
import { dropPack, giveUp, keepTour, type PackProgress } from '../pack/keep';
import type { Pack } from '../pack/pack';
import { isAbort, PackError, type PackTrouble } from '../pack/pack-error';
import { fetchEdition, planPack, type Edition } from '../pack/plan';
import { begunPacks, keptPacks } from '../pack/records';
import { browserStores, type Stores } from '../pack/store';
import type { Supports } from '../tiles/format';
import { supportedFormats } from '../viewer/picture-formats';
import type { BegunTour } from './begun-tour';
import { keptNotes, noteKept } from './kept-notes';
import type { CanKeep, KeepJob, KeepState } from './keep-state';
import { stayAwake } from './stay-awake';

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException('Aborted', 'AbortError'));
    if (signal.aborted) return stop();
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });

const browserNet: Net = {
  fetch: (address, options) => fetch(address, options),
  digest: digestOf,
  pause,
  random: Math.random,
};

function canKeep(): CanKeep {
  if (!window.isSecureContext) return 'insecure';
  return 'caches' in window && 'serviceWorker' in navigator ? 'yes' : 'no';
}

async function withMissing(pack: Pack, stores: Stores): Promise<BegunTour> {
  const files = await missingFiles(pack, stores);
  return { ...pack, missing: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

const SPEED_AFTER_MS = 1_500;
/** After the tries that a request makes by itself. */
const WEIGH_AGAIN_MS = 4_000;
const megabytes = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1_000_000));

const codeOf = (error: unknown): PackTrouble => (error instanceof PackError ? error.code : 'store');

/** Keeps tours on this device and knows what is kept. One for each page; the screen follows its state. */
export class Keeper {
  readonly #listeners = new Set<() => void>();
  readonly #onChange: () => void;
  #state: KeepState = {
    can: canKeep(),
    kept: [],
    begun: [],
    lost: [],
    isOnline: navigator.onLine,
    isPersistent: false,
    hasUpdate: false,
  };
  #running: AbortController | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  readonly snapshot = (): KeepState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<KeepState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Looks what is on this device, and what no longer is. */
  async look(): Promise<void> {
    if (this.#state.can !== 'yes') return;
    const stores = this.#stores();
    const [kept, begun] = await Promise.all([keptPacks(stores), begunPacks(stores)]);
    const holes = await Promise.all(kept.map(async (pack) => (await missingFiles(pack, stores)).length > 0));
    const whole = kept.filter((_, index) => !holes[index]);
    const unfinished = await Promise.all(begun.map((pack) => withMissing(pack, stores)));
    const isHere = (tour: string) => [...whole, ...begun].some((pack) => pack.tour === tour);
    const isPersistent = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
    const lost = keptNotes().filter(({ tour }) => !isHere(tour));
    this.set({ kept: whole, begun: unfinished, lost, isPersistent });
  }

  /** Finds out what a tour has to offer now, for the sizes and for news; asks again as long as it is waited for. A download finds it out by itself. */
  async weigh(tour: string, signal: AbortSignal): Promise<void> {
    if (this.#state.can !== 'yes' || this.#state.job || this.#editionOf(tour)) return;
    for (;;) {
      try {
        const edition = await fetchEdition(tour, browserNet, signal);
        return this.set({ edition, trouble: undefined });
      } catch (error) {
        if (signal.aborted) return;
        const code = codeOf(error);
        this.set({ trouble: { code: code === 'offline' ? 'unweighed' : code, megabytes: 0 } });
      }
      await pause(WEIGH_AGAIN_MS, signal).catch(() => undefined);
      if (signal.aborted) return;
    }
  }

  async keep(tour: string, choice: PackChoice): Promise<void> {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.set({ trouble: undefined, job: { tour, choice, bytes: 0, total: 0, paused: false } });
    // Asked only now: who keeps a tour means it, and some browsers show a question.
    const isPersistent = (await navigator.storage?.persist?.().catch(() => false)) ?? false;
    this.set({ isPersistent });
    const sleepAgain = stayAwake();
    const supports = await this.#supports();
    const options = {
      net: browserNet,
      stores: this.#stores(),
      supports,
      signal: running.signal,
      onProgress: this.#watch(tour, choice),
      edition: this.#editionOf(tour),
      onEdition: (edition: Edition) => this.#begin(edition, planPack(edition, choice, supports).bytes),
    };
    try {
      const pack = await keepTour(tour, choice, options);
      noteKept([...keptNotes().filter((note) => note.tour !== tour), { tour, title: pack.title, choice }]);
      this.set({ job: undefined });
    } catch (error) {
      if (!isAbort(error)) this.#fail(error, (this.#state.job?.total ?? 0) - (this.#state.job?.bytes ?? 0));
    } finally {
      sleepAgain();
      if (this.#running === running) this.#running = undefined;
      await this.#changed();
    }
  }

  pause(): void {
    const { job } = this.#state;
    this.#running?.abort();
    if (job) this.set({ job: { ...job, paused: true } });
  }

  /** Gives up a download; what was kept before stays. */
  async cancel(tour: string): Promise<void> {
    this.#running?.abort();
    this.set({ job: undefined, trouble: undefined });
    await giveUp(tour, this.#stores());
    await this.#changed();
  }

  async remove(tour: string): Promise<void> {
    noteKept(keptNotes().filter((note) => note.tour !== tour));
    await dropPack(tour, this.#stores());
    this.set({ trouble: undefined });
    await this.#changed();
  }

  /** The visitor does not want a removed copy back. */
  forgetLost(tour: string): void {
    noteKept(keptNotes().filter((note) => note.tour !== tour));
    this.set({ lost: this.#state.lost.filter((note) => note.tour !== tour) });
  }

  /** Before the first byte is stored, so that a device without any room is told how much is missing. */
  #begin(edition: Edition, total: number): void {
    const { job } = this.#state;
    this.set({ edition, job: job && { ...job, total } });
  }

  #editionOf(tour: string): Edition | undefined {
    const { edition } = this.#state;
    return edition?.tour.id === tour ? edition : undefined;
  }

  #stores(): Stores {
    return browserStores(caches);
  }

  #supports(): Promise<Supports> {
    return supportedFormats();
  }

  async #changed(): Promise<void> {
    this.#onChange();
    await this.look();
  }

  #fail(error: unknown, missing: number): void {
    const { job } = this.#state;
    this.set({
      trouble: { code: codeOf(error), megabytes: megabytes(missing) },
      job: job && { ...job, paused: true },
    });
  }

  /** Turns what arrives into progress and the time that is left. */
  #watch(tour: string, choice: PackChoice): (progress: PackProgress) => void {
    let began: { at: number; bytes: number } | undefined;
    return ({ bytes, total }) => {
      const now = performance.now();
      began ??= { at: now, bytes };
      const [milliseconds, came] = [now - began.at, bytes - began.bytes];
      const isKnown = milliseconds > SPEED_AFTER_MS && came > 0;
      const job: KeepJob = { tour, choice, bytes, total, paused: false };
      if (this.#state.job?.paused === true) return;
      this.set({ job: isKnown ? { ...job, secondsLeft: ((total - bytes) * milliseconds) / came / 1000 } : job });
    };
  }
}
