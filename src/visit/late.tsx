import type { i18n } from 'i18next';
import { createRoot } from 'react-dom/client';
import type { ScenePageData } from '../tour/page';
import { COUNTS_ADDRESS } from './codes/counts-address';
import type { Viewer } from '../viewer/viewer';
import { Keeper } from './keeper';
import { KeepPart } from './KeepPart';
import type { Visit } from './visit';
import { loadedFiles, pagesAround, registerWorker, type AppWorker } from './worker';

export interface LateParts {
  visit: Visit;
  viewer: Viewer;
  page: ScenePageData;
  i18n: i18n;
}

let isHere = false;

/** Starts all that can wait until the first view is sharp. However often it is called, it does so once. */
export function late({ visit, viewer, page, i18n }: LateParts): void {
  const app = document.getElementById('app');
  if (isHere || !app) return;
  isHere = true;
  let worker: AppWorker | undefined;
  const keeper = new Keeper(() => worker?.packsChanged());
  const root = document.createElement('div');
  app.append(root);
  createRoot(root).render(<KeepPart visit={visit} keeper={keeper} takeUpdate={() => worker?.takeUpdate()} />);
  // Without it there is just less around the scene; the next visit tries again.
  import('./around/start').then(({ startAround }) => startAround(visit, i18n, app)).catch(() => undefined);
  watchDevice(keeper);
  void keeper.look();
  const counts = countsAddress(page);
  // Where it cannot be fetched, what was counted waits for the next visit.
  if (counts !== undefined)
    import('./codes/counting').then(({ startCounting }) => startCounting(counts)).catch(() => undefined);
  if (import.meta.env.DEV) return;
  void registerWorker({ onWaiting: () => keeper.set({ hasUpdate: true }) }).then((registered) => {
    worker = registered;
    if (registered) followVisit(registered, { visit, viewer, page });
  });
}

/** Where visits through signs are told: as this page knows it, or as the page of a sign has noted it. */
function countsAddress({ counts }: ScenePageData): string | undefined {
  try {
    return counts ?? localStorage.getItem(COUNTS_ADDRESS) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is a network, and whether the device took something away meanwhile. */
function watchDevice(keeper: Keeper): void {
  const tell = () => keeper.set({ isOnline: navigator.onLine });
  for (const event of ['online', 'offline']) addEventListener(event, tell);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && !keeper.snapshot().job) void keeper.look();
  });
}

const SEEN_AFTER_MS = 1_000;

/** What was loaded before the worker was there, and the pages of each scene that is entered. */
function followVisit(worker: AppWorker, { visit, viewer, page }: Omit<LateParts, 'i18n'>): void {
  let scene = '';
  // Without a GPU the page's own picture is all that comes.
  let hasFailed = false;
  const tell = () => {
    if ((viewer.state !== 'sharp' && !hasFailed) || viewer.scene.id === scene) return;
    scene = viewer.scene.id;
    const addresses = pagesAround({ ...page, lang: visit.snapshot().lang }, scene);
    setTimeout(() => worker.seen([...addresses, page.manifest, ...loadedFiles()]), SEEN_AFTER_MS);
  };
  viewer.on('state', tell);
  viewer.on('failed', () => {
    hasFailed = true;
    tell();
  });
  visit.subscribe(tell);
  tell();
}
