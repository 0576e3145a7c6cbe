const AGAIN_MS = 60_000;

/**
 * Keeps the screen on. The browser takes the lock away whenever the page is hidden, and may refuse it (energy saving): it is asked for again when
 * the page is seen and each minute. A refusal harms nothing, it is only told once. Returns the way to end it.
 */
export function keepScreenOn(onRefused: () => void): () => void {
  let lock: WakeLockSentinel | undefined;
  let isAsking = false;
  let isTold = false;
  const ask = async (): Promise<void> => {
    if (isAsking || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    isAsking = true;
    try {
      lock = await navigator.wakeLock.request('screen');
    } catch {
      lock = undefined;
      if (!isTold) onRefused();
      isTold = true;
    } finally {
      isAsking = false;
    }
  };
  const take = (): void => void ask();
  document.addEventListener('visibilitychange', take);
  const timer = setInterval(take, AGAIN_MS);
  take();
  return () => {
    document.removeEventListener('visibilitychange', take);
    clearInterval(timer);
    void lock?.release();
  };
}
