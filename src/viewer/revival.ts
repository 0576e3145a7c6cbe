/** Milliseconds before each try to get the GPU back; the last one repeats. */
const WAITS = [0, 2_000, 10_000, 30_000, 60_000, 120_000] as const;
/** A drawing that lived so long was no failure, whatever it has shown. */
const STEADY = 10_000;

/** After the GPU has gone: tries to start anew, less and less often, until it works. */
export class Revival {
  #tries = 0;
  #triedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `attempt` tells whether there is a drawing again. Whether it works only time tells. */
  constructor(private readonly attempt: () => Promise<boolean>) {}

  begin(now: number): void {
    if (now - this.#triedAt > STEADY) this.#tries = 0;
    this.#schedule();
  }

  /** The whole picture has been drawn: the next loss is another story. */
  worked(): void {
    this.#tries = 0;
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
    this.#triedAt = performance.now();
    if (!(await this.attempt())) this.#schedule();
  }
}
