/** The way to the staff corner: five taps in the upper left corner within three seconds. Children tap everywhere, not five times there. */
export const CORNER = 96;
const TAPS = 5;
const WITHIN_MS = 3_000;

export class CornerTaps {
  #times: number[] = [];

  /** True with the last of the taps. */
  tap(x: number, y: number, now: number): boolean {
    if (x > CORNER || y > CORNER) {
      this.#times = [];
      return false;
    }
    this.#times = [...this.#times.filter((time) => now - time < WITHIN_MS), now];
    if (this.#times.length < TAPS) return false;
    this.#times = [];
    return true;
  }
}
