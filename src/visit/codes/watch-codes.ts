import type { Visit } from '../visit';

/** Fetches what has to do with printed signs when it is first asked for. After a failure the next wish tries again. */
export function watchCodes(visit: Visit, app: HTMLElement): () => void {
  let part: Promise<() => void> | undefined;
  const look = () => {
    if (part || visit.snapshot().open !== 'codes') return;
    part = import('./start').then(({ startCodes }) => startCodes(visit, app));
    part.catch(() => {
      part = undefined;
      visit.missPanels();
    });
  };
  look();
  const stop = visit.subscribe(look);
  return () => {
    stop();
    part?.then(
      (end) => end(),
      () => undefined,
    );
  };
}
