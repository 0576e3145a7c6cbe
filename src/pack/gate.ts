/** Lets so many bytes be under way at once; one thing may always go. A cut line then loses no more than that. */
export class Gate {
  readonly #most: number;
  #bytes = 0;
  #waiting: (() => void)[] = [];

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  async pass<T>(bytes: number, task: () => Promise<T>): Promise<T> {
    while (this.#bytes > 0 && this.#bytes + bytes > this.#most)
      await new Promise<void>((free) => this.#waiting.push(free));
    this.#bytes += bytes;
    try {
      return await task();
    } finally {
      this.#bytes -= bytes;
      this.#waiting.splice(0).forEach((free) => free());
    }
  }
}
