const RETRY_MS = 10_000;

/** With a worker there is always an answer; without one a page that is loaded anew while the network is away becomes the browser's error page. */
async function isReachable(): Promise<boolean> {
  if (navigator.serviceWorker?.controller) return true;
  return fetch(location.href, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

let isWaiting = false;

/** Loads the page anew as soon as something will come. */
export function reloadWhenReachable(): void {
  if (isWaiting) return;
  isWaiting = true;
  void isReachable().then((isThere) => {
    isWaiting = false;
    // Not `reload`, which keeps the page as large as two fingers have made it.
    if (isThere) location.replace(location.pathname + location.search);
    else setTimeout(reloadWhenReachable, RETRY_MS);
  });
}
