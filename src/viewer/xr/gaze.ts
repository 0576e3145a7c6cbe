/** Milliseconds that one has to look at a point to choose it: long enough to look about, short enough to wait for. */
export const DWELL_MS = 1_500;

/** What a steady look chooses. A point that was chosen is chosen again only after one has looked away. */
export class Gaze<P extends { id: string }> {
  #at: string | undefined;
  #since = 0;
  #spent = false;

  /** Part of the time that has gone, 0 to 1; `chosen` once when it is over. */
  look(at: P | undefined, now: number): { part: number; chosen?: P } {
    if (at?.id !== this.#at) {
      this.#at = at?.id;
      this.#since = now;
      this.#spent = false;
    }
    if (at === undefined || this.#spent) return { part: 0 };
    const part = Math.min((now - this.#since) / DWELL_MS, 1);
    if (part < 1) return { part };
    this.#spent = true;
    return { part: 0, chosen: at };
  }
}
