/** Milliseconds between changes of the address: browsers count them, and each costs a part of a frame. */
const WAIT = 300;

/** Tells the address at a view's first rest, then only when it has stayed for a while: a turn that never quite rests costs nothing. */
export class AddressPace {
  readonly #tell: () => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  rest(): void {
    const isFirst = this.#waiting === undefined;
    if (isFirst) this.#tell();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined;
      if (!isFirst) this.#tell();
    }, WAIT);
  }

  /** Before somebody leaves, what was still waiting to be told. */
  hurry(): void {
    if (this.#waiting !== undefined) this.#tell();
  }

  stop(): void {
    clearTimeout(this.#waiting);
  }
}
