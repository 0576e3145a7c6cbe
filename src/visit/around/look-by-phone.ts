import type { Viewer } from '../../viewer/viewer';
import { GyroLook, isTremble, type Held } from './gyro';

/** iOS asks its user, and only after a touch; others need not. */
interface AskingEvent {
  requestPermission?: () => Promise<'granted' | 'denied'>;
}

/** A phone that has told nothing by then has no such sensor, or its browser keeps it to itself. */
const PATIENCE_MS = 2_000;

export const canLookByPhone = (): boolean => 'DeviceOrientationEvent' in window && navigator.maxTouchPoints > 0;

/** Lets the view follow how the phone is held; resolves with the way to stop, or why there is none. */
export async function lookByPhone(viewer: Viewer): Promise<(() => void) | 'refused' | 'missing'> {
  const asking = DeviceOrientationEvent as unknown as AskingEvent;
  const answer = await asking.requestPermission?.().catch(() => 'denied' as const);
  if (answer === 'denied') return 'refused';
  const look = new GyroLook();
  const listening = new AbortController();
  let latest: Held | undefined;
  const came = new Promise<boolean>((resolve) => {
    const read = ({ alpha, beta, gamma }: DeviceOrientationEvent): void => {
      if (alpha === null || beta === null || gamma === null) return;
      latest = { alpha, beta, gamma, screen: screen.orientation?.angle ?? 0 };
      resolve(true);
    };
    addEventListener('deviceorientation', read, { signal: listening.signal });
    setTimeout(() => resolve(false), PATIENCE_MS);
  });
  if (!(await came)) {
    listening.abort();
    return 'missing';
  }
  const step = (): void => {
    if (listening.signal.aborted) return;
    const wanted = latest && look.follow(latest, viewer.view);
    if (wanted && !isTremble(wanted, viewer.view)) viewer.turnTo(wanted, { animate: false });
    latest = undefined;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  return () => listening.abort();
}
