import type { VisitHandle } from './visit-handle';

const LOOK_MS = 150;
/** A tour of which nothing shows by then is taken to be broken. */
export const LONGEST_START_MS = 12_000;

/** Resolves early when the signal says so. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Resolves when a visit's picture is on the screen; rejects when it does not come in so many milliseconds. */
export async function untilShown(
  find: () => VisitHandle | undefined,
  longest: number,
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now();
  while (!signal.aborted) {
    if (find()?.isShown() === true) return;
    if (performance.now() - began > longest) throw new Error('The picture does not come.');
    await pause(LOOK_MS, signal);
  }
}
