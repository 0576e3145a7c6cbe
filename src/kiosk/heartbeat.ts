const BEAT_MS = 5_000;
/** Timers that run while no frame comes: the drawing process is gone or stuck. */
const BEATS_MISSED = 4;

/**
 * Says by `data-beat` on the document that this page still draws: a number that grows. Whoever watches from outside restarts the browser when
 * it stands still. Missed beats are counted, not timed: a machine that has slept, or whose clock leaps, has missed none. Hidden pages draw
 * nothing, and need not.
 */
export function startHeartbeat(onStopped: () => void): () => void {
  let beats = 0;
  let missed = 0;
  let request = 0;
  const beat = (): void => {
    request = 0;
    missed = 0;
    document.documentElement.dataset['beat'] = String(++beats);
  };
  const timer = setInterval(() => {
    missed = document.visibilityState === 'hidden' ? 0 : missed + 1;
    if (missed > BEATS_MISSED) onStopped();
    if (!request) request = requestAnimationFrame(beat);
  }, BEAT_MS);
  request = requestAnimationFrame(beat);
  return () => {
    clearInterval(timer);
    cancelAnimationFrame(request);
  };
}
