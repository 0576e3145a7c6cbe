import type { Packs } from './packs';
import { LONGEST_START_MS } from './until-shown';

interface UpkeepParts {
  packs: Packs;
  note: (code: string, error?: unknown) => void;
  reload: () => void;
  /** Whether nobody is there. */
  isIdle: () => boolean;
}

const FIRST_LOOK_MS = 10_000;
const LOOK_MS = 60_000;
const FETCH_EACH_MS = 60 * 60_000;
const RETRY_MS = 5 * 60_000;
/** What is not held whole is gone with the next cut of the network. */
const RETRY_SOON_MS = 30_000;
/** How often the picture of a new version may fail to come before the one before is taken back. */
const MOST_FAULTS = 3;
/** A version that was good yesterday is not given up for a fault; the page is begun anew. */
const MOST_FAULTS_OF_OLD = 6;

/**
 * Keeps tours whole on this machine and brings them up to date. New versions are fetched and verified beside the old, taken only while nobody is
 * there, and are on trial until their picture has shown.
 */
export class Upkeep {
  readonly #parts: UpkeepParts;
  #tours: readonly string[] = [];
  #fetchedAt = -Infinity;
  #isBusy = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isReady = false;
  /** Another version is in use than this page was opened with: it can say nothing about that one, and takes no more. */
  #isOutdated = false;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #settled = new Set<string>();
  /** In a row, by tour: one that works says nothing about the others. */
  readonly #faults = new Map<string, number>();

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
  }

  start(tours: readonly string[]): void {
    this.#tours = tours;
    setTimeout(() => void this.look(), FIRST_LOOK_MS);
    setInterval(() => void this.look(), LOOK_MS);
    addEventListener('online', () => this.#lookAgain());
  }

  /** The attract loop shows a picture of this tour: what is in use of it works. */
  onShown(tour: string): void {
    this.#faults.delete(tour);
    if (this.#isOutdated || this.#settled.has(tour)) return;
    this.#settled.add(tour);
    const { packs, note } = this.#parts;
    void this.#inTurn(() => (this.#isOutdated ? Promise.resolve() : packs.settle(tour))).catch((error: unknown) =>
      note('not-settled', error),
    );
  }

  /** Milliseconds for a picture to come. A machine that is slow today gets more, once there is no version to go back to. */
  patienceFor(tour: string): number {
    return LONGEST_START_MS * Math.max(1, (this.#faults.get(tour) ?? 0) - MOST_FAULTS + 2);
  }

  /** It could not be shown, or not even read. */
  onFault(tour: string): void {
    const faults = (this.#faults.get(tour) ?? 0) + 1;
    this.#faults.set(tour, faults);
    void this.#afterFault(tour, faults).catch((error: unknown) => this.#parts.note('not-rolled-back', error));
  }

  async #afterFault(tour: string, faults: number): Promise<void> {
    const isBack = faults >= MOST_FAULTS && (await this.#inTurn(() => this.#takeBack(tour)));
    if (isBack || faults >= MOST_FAULTS_OF_OLD) this.#parts.reload();
  }

  async #takeBack(tour: string): Promise<boolean> {
    const { packs, note } = this.#parts;
    if (this.#isOutdated || !(await packs.isOnTrial(tour))) return false;
    note('rolled-back', tour);
    await packs.rollBack(tour);
    return (this.#isOutdated = true);
  }

  async #promote(): Promise<void> {
    if (this.#isOutdated) return;
    await this.#parts.packs.promote();
    this.#isOutdated = true;
  }

  /** What changes which version is in use comes one after the other. */
  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Looks for news once an hour, and takes what is ready when nobody is there. */
  async look(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const { packs, note, reload, isIdle } = this.#parts;
    try {
      if (performance.now() - this.#fetchedAt > FETCH_EACH_MS) await this.#fetch();
      if (!isIdle()) return;
      if (this.#isReady) {
        await this.#inTurn(() => this.#promote());
        this.#isReady = false;
      }
      // Somebody may have come meanwhile.
      if (!isIdle()) return;
      if (this.#isOutdated) reload();
      else if (packs.hasNewApp()) packs.takeNewApp();
    } catch (error) {
      note('update-failed', error);
    } finally {
      this.#isBusy = false;
    }
    if (this.#fetchedAt === -Infinity) await this.look();
  }

  async #fetch(): Promise<void> {
    const failed: string[] = [];
    // Whoever asks again meanwhile sets it back: what was just asked for may be older than what he knows of.
    this.#fetchedAt = performance.now();
    for (const tour of this.#tours) {
      // Without a network what is held goes on being shown.
      const isNew = await this.#parts.packs.fetchNewer(tour).catch((error: unknown) => {
        this.#parts.note('not-fetched', error);
        failed.push(tour);
        return false;
      });
      if (isNew) this.#isReady = true;
    }
    if (failed.length > 0) this.#fetchedAt -= FETCH_EACH_MS - RETRY_MS;
    const whole = await Promise.all(failed.map((tour) => this.#parts.packs.isWhole(tour)));
    clearTimeout(this.#retry);
    if (whole.includes(false)) this.#retry = setTimeout(() => this.#lookAgain(), RETRY_SOON_MS);
  }

  #lookAgain(): void {
    this.#fetchedAt = -Infinity;
    void this.look();
  }
}
