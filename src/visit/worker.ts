import { Workbox } from 'workbox-window';
import { formatLink } from '../tour/link';
import type { ScenePageData } from '../tour/page';

export interface WorkerParts {
  /** A new version of the application is ready and waits. */
  onWaiting: () => void;
}

export interface AppWorker {
  /** Tells the worker what this page has shown, so that it opens again without a network. */
  seen(addresses: readonly string[]): void;
  packsChanged(): void;
  /** Takes the new version; this page is loaded anew with it. Only when a visitor, or an idle kiosk, says so. */
  takeUpdate(): void;
  lookForUpdate(): void;
}

const WORKER = '/sw.js';
const HOUR_MS = 3_600_000;

/** Some browsers inside apps have none, and some throw when it is asked for. */
export function hasWorkers(): boolean {
  try {
    return typeof navigator.serviceWorker === 'object' && window.isSecureContext;
  } catch {
    return false;
  }
}

/** Registers the worker. Undefined where there is none: the tour then works from the network and the browser's own store. */
export async function registerWorker({ onWaiting }: WorkerParts): Promise<AppWorker | undefined> {
  if (!hasWorkers()) return undefined;
  const workbox = new Workbox(WORKER, { updateViaCache: 'none' });
  let isWanted = false;
  workbox.addEventListener('waiting', onWaiting);
  workbox.addEventListener('controlling', () => isWanted && location.reload());
  try {
    await workbox.register({ immediate: true });
  } catch {
    return undefined;
  }
  const lookForUpdate = () => void workbox.update().catch(() => undefined);
  // A page that is open for weeks never navigates, and only a navigation looks for a new worker by itself.
  setInterval(lookForUpdate, HOUR_MS);
  addEventListener('online', lookForUpdate);
  const tell = (message: object) =>
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(message)).catch(() => undefined);
  return {
    seen: (addresses) => tell({ type: 'SEEN', addresses }),
    packsChanged: () => tell({ type: 'PACKS_CHANGED' }),
    lookForUpdate,
    takeUpdate() {
      isWanted = true;
      workbox.messageSkipWaiting();
    },
  };
}

/** Files of ours that this page has loaded so far. */
export function loadedFiles(): string[] {
  const names = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const own = names.filter(
    ({ origin, pathname }) => origin === location.origin && /^\/(?:tours|assets)\//.test(pathname),
  );
  return [...new Set(own.map(({ pathname }) => pathname))];
}

/**
 * The pages of a scene and those above it, in the visitor's language and all that the tour has words in, and what the signs on the way
 * need.
 */
export function pagesAround(page: Pick<ScenePageData, 'lang' | 'tour' | 'languages'>, scene: string): string[] {
  const { tour } = page;
  const pages = [...new Set([...page.languages, page.lang])].flatMap((lang) => [
    `${formatLink({ lang, tour, scene })}/`,
    formatLink({ lang, tour }),
    formatLink({ lang }),
  ]);
  return [...pages, '/q/', '/q/codes.json'];
}
