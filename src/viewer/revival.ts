/** Milliseconds before each try to get the GPU back; the last one repeats. */
const WAITS = [0, 2_000, 10_000, 30_000, 60_000, 120_000] as const;
/** A drawing that lived so long was no failure. */
const STEADY = 10_000;

/** After the GPU has gone: tries to start anew, less and less often, until it works. */
export class Revival {
  #tries = 0;
  #revivedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `attempt` tells whether it worked. */
  constructor(private readonly attempt: () => Promise<boolean>) {}

  begin(now: number): void {
    if (now - this.#revivedAt > STEADY) this.#tries = 0;
    this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const wait = WAITS[Math.min(this.#tries, WAITS.length - 1)];
    this.#tries++;
    this.#timer = setTimeout(() => void this.#try(), wait);
  }

  async #try(): Promise<void> {
    if (await this.attempt()) this.#revivedAt = performance.now();
    else this.#schedule();
  }
}
