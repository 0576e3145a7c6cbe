/** Each upload holds up a frame for milliseconds. */
const MOST = 2;
/** Milliseconds: where one takes longer, the next waits for the next frame. */
const LONG = 4;

/** The pictures that go to the GPU in one frame. */
export class Uploads {
  #count = 0;
  readonly #began = performance.now();

  get isOver(): boolean {
    return this.#count === MOST || (this.#count > 0 && performance.now() - this.#began > LONG);
  }

  count(): void {
    this.#count++;
  }
}
