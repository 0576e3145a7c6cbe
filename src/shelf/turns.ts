/** Work that must not overlap. `alone` waits for all that was begun before; `together` only for what is alone. */
export interface Turns {
  together<T>(work: () => Promise<T>): Promise<T>;
  alone<T>(work: () => Promise<T>): Promise<T>;
}

const settled = (promise: Promise<unknown>): Promise<void> =>
  promise.then(
    () => undefined,
    () => undefined,
  );

export function createTurns(): Turns {
  let lastAlone: Promise<void> = Promise.resolve();
  let sinceAlone: Promise<void>[] = [];
  return {
    together: (work) => {
      const result = lastAlone.then(work);
      sinceAlone.push(settled(result));
      return result;
    },
    alone: (work) => {
      const result = Promise.all([lastAlone, ...sinceAlone]).then(work);
      lastAlone = settled(result);
      sinceAlone = [];
      return result;
    },
  };
}
