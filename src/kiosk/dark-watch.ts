/** Milliseconds; a picture that does not come back for so long is begun anew. */
const LONGEST = 60_000;

/** Watches for a picture that stays away. */
export class DarkWatch {
  #since: number | undefined;

  /** True once, when it has been dark for too long; then it begins to count again. */
  isTooLong(isDark: boolean, now: number): boolean {
    if (!isDark) this.#since = undefined;
    else this.#since ??= now;
    if (this.#since === undefined || now - this.#since < LONGEST) return false;
    this.#since = undefined;
    return true;
  }
}
