import type { View } from '../tour/view';
import type { Picture } from './picture';

/** Milliseconds that a scene which could be shown waits for its sharp tiles, so that one seldom enters a blurred place. */
const PATIENCE = 700;

/** A scene on its way in: it loads behind the present one until it can be shown. */
export class Entrance {
  readonly done: Promise<void>;
  #resolve: () => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;
  #wholeSince: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly panorama: Picture,
    readonly view: View,
    private readonly changed: () => void,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.done.catch(() => undefined);
  }

  /** Whether it may be shown now. */
  isReady(now: number): boolean {
    if (!this.panorama.isWhole) return false;
    if (this.#wholeSince === undefined) this.#timer = setTimeout(this.changed, PATIENCE);
    this.#wholeSince ??= now;
    return this.panorama.isSharp || now - this.#wholeSince >= PATIENCE;
  }

  finish(): void {
    clearTimeout(this.#timer);
    this.#resolve();
  }

  fail(reason: unknown): void {
    clearTimeout(this.#timer);
    this.#reject(reason);
    this.panorama.dispose();
  }
}
