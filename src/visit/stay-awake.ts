/** Keeps the screen on, where the browser can: a sleeping telephone stops downloads. Returns the way to let it sleep. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const take = () => {
    if (document.visibilityState !== 'visible') return;
    navigator.wakeLock?.request('screen').then(
      (taken) => {
        if (isOver) void taken.release();
        else lock = taken;
      },
      () => undefined,
    );
  };
  // The lock is lost whenever the page is hidden.
  document.addEventListener('visibilitychange', take);
  take();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', take);
    void lock?.release();
  };
}
