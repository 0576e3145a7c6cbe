/** Listeners by event. */
export class Emitter<Event extends string> {
  readonly #listeners = new Map<Event, Set<() => void>>();

  /** Returns the way to stop listening. */
  on(event: Event, listener: () => void): () => void {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all);
    // A wrapper of its own, so that the same function may listen twice.
    const one = (): void => listener();
    all.add(one);
    return () => void all.delete(one);
  }

  emit(event: Event): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener();
  }
}
