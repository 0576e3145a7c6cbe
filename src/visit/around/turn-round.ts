import type { Viewer } from '../../viewer/viewer';

/** Degrees a second; a full turn takes two minutes. */
const SPEED = 3;
const LEG = 120;

/** Turns slowly round and round until a touch, a key or its switch ends it. */
export function turnRound(viewer: Viewer, ended: () => void): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true, passive: true };
  const leg = (): void => viewer.turnTo({ yaw: viewer.view.yaw + LEG }, { time: (LEG / SPEED) * 1_000 });
  const stopRest = viewer.on('rest', leg);
  const stop = (): void => {
    if (listening.signal.aborted) return;
    listening.abort();
    stopRest();
    viewer.turnTo(viewer.view, { animate: false });
  };
  const touched = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('.sheet, .rail')) return;
    stop();
    ended();
  };
  for (const event of ['pointerdown', 'keydown', 'wheel']) addEventListener(event, touched, options);
  leg();
  return stop;
}
