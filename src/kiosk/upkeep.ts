import type { Packs } from './packs';

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
  #isReady = false;
  #isSettled = false;
  #faults = 0;

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
  }

  start(tours: readonly string[]): void {
    this.#tours = tours;
    setTimeout(() => void this.look(), FIRST_LOOK_MS);
    setInterval(() => void this.look(), LOOK_MS);
    addEventListener('online', () => {
      this.#fetchedAt = -Infinity;
      void this.look();
    });
  }

  /** The attract loop shows a picture: what is in use works. */
  onShown(): void {
    this.#faults = 0;
    if (this.#isSettled) return;
    this.#isSettled = true;
    void this.#parts.packs.settle().catch((error: unknown) => this.#parts.note('not-settled', error));
  }

  onFault(): void {
    this.#faults++;
    void this.#afterFault().catch((error: unknown) => this.#parts.note('not-rolled-back', error));
  }

  async #afterFault(): Promise<void> {
    const { packs, note, reload } = this.#parts;
    if (this.#faults >= MOST_FAULTS && (await packs.isOnTrial())) {
      note('rolled-back');
      await packs.rollBack();
      return reload();
    }
    if (this.#faults >= MOST_FAULTS_OF_OLD) reload();
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
        await packs.promote();
        this.#isReady = false;
        reload();
      } else if (packs.hasNewApp()) packs.takeNewApp();
    } catch (error) {
      note('update-failed', error);
    } finally {
      this.#isBusy = false;
    }
  }

  async #fetch(): Promise<void> {
    let isWhole = true;
    for (const tour of this.#tours) {
      // Without a network what is held goes on being shown.
      const isNew = await this.#parts.packs.fetchNewer(tour).catch((error: unknown) => {
        this.#parts.note('not-fetched', error);
        return (isWhole = false);
      });
      if (isNew) this.#isReady = true;
    }
    this.#fetchedAt = performance.now() - (isWhole ? 0 : FETCH_EACH_MS - RETRY_MS);
  }
}
