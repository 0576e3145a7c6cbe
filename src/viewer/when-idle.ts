/** Milliseconds that a browser which cannot tell when it is idle (Safari) is left alone. */
const SOON = 1_000;

/** Calls once when the page is at rest; the returned function calls it off. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, SOON);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(act);
  return () => cancelIdleCallback(request);
}
