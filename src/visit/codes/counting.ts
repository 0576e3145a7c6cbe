import { COUNTS_ERRAND, leaveCounts, sendCounts, type WaitingCounts } from '../../pack/count-queue';
import { MOST_COUNTS } from '../../tour/sign-count';
import { hasWorkers } from '../worker';
import { formatCounts, parseCounts, rememberedCounts, SENT_COUNTS, WAITING_COUNTS, withoutCounts } from './count-lines';
import { COUNTS_ADDRESS } from './counts-address';

const counts = (key: string) => parseCounts(localStorage.getItem(key) ?? '');

/** Background sync, which not all browsers have and TypeScript does not know. */
interface Syncing {
  sync: { register(errand: string): Promise<void> };
}

const canSync = (registration: object | undefined): registration is Syncing =>
  registration !== undefined && 'sync' in registration;

/** Hands a message to the worker, which sends it once there is a network, also when no page is open. False where that cannot be. */
async function handOver(waiting: WaitingCounts): Promise<boolean> {
  const registration = hasWorkers() ? await navigator.serviceWorker.getRegistration() : undefined;
  if (!registration?.active || !canSync(registration)) return false;
  const takeBack = await leaveCounts(waiting, caches);
  try {
    await registration.sync.register(COUNTS_ERRAND);
    return true;
  } catch {
    await takeBack();
    return false;
  }
}

async function passOn(to: string): Promise<void> {
  const waiting = counts(WAITING_COUNTS).slice(0, MOST_COUNTS);
  if (waiting.length === 0) return;
  const message: WaitingCounts = { to, message: { format: 1, counts: waiting } };
  const isSent = navigator.onLine && (await sendCounts(message).catch(() => false));
  if (!isSent && !(await handOver(message))) return;
  localStorage.setItem(SENT_COUNTS, formatCounts(rememberedCounts(counts(SENT_COUNTS), waiting)));
  localStorage.setItem(WAITING_COUNTS, formatCounts(withoutCounts(counts(WAITING_COUNTS), waiting)));
}

/** Passes on what signs have counted; what cannot be passed on stays for the next time. */
export async function passOnCounts(to: string): Promise<void> {
  try {
    localStorage.setItem(COUNTS_ADDRESS, to);
    // Two pages must not send the same count.
    if ('locks' in navigator) await navigator.locks.request(WAITING_COUNTS, () => passOn(to));
    else await passOn(to);
  } catch {
    // No network, or no storage: counts are not worth a word to a visitor.
  }
}

export function startCounting(to: string): void {
  void passOnCounts(to);
  addEventListener('online', () => void passOnCounts(to));
}
