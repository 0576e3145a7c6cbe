const BEAT_MS = 5_000;
/** Timers that run while no frame comes: the drawing process is gone or stuck. */
const STOPPED_MS = 20_000;

/**
 * Says by `data-beat` on the document that this page still draws: a number that grows. Whoever watches from outside restarts the browser when
 * it stands still. Hidden pages draw nothing, and need not.
 */
export function startHeartbeat(onStopped: () => void): () => void {
  let beats = 0;
  let drawnAt = performance.now();
  let request = 0;
  const beat = (): void => {
    request = 0;
    drawnAt = performance.now();
    document.documentElement.dataset['beat'] = String(++beats);
  };
  const timer = setInterval(() => {
    const isHidden = document.visibilityState === 'hidden';
    if (isHidden) drawnAt = performance.now();
    else if (performance.now() - drawnAt > STOPPED_MS) onStopped();
    if (!request) request = requestAnimationFrame(beat);
  }, BEAT_MS);
  request = requestAnimationFrame(beat);
  return () => {
    clearInterval(timer);
    cancelAnimationFrame(request);
  };
}
