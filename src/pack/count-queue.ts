import type { SignCounts } from '../tour/sign-count';

/** What background sync calls the errand. */
export const COUNTS_ERRAND = 'sign-counts';
const WAITING = 'disan360:counts';

/** A message and the address that it is for. */
export interface WaitingCounts {
  to: string;
  message: SignCounts;
}

type Fetch = typeof fetch;

/** Asking again helps: the server is busy or ill. What it refuses, it will refuse for ever. */
const mayHelp = (status: number): boolean => status >= 500 || status === 408 || status === 429;

/** Sends a message about signs; true when nothing is left to be done about it. Throws where there is no network. */
export async function sendCounts({ to, message }: WaitingCounts, send: Fetch = fetch): Promise<boolean> {
  const body = JSON.stringify(message);
  const headers = { 'Content-Type': 'application/json' };
  const answer = await send(to, { method: 'POST', body, headers, keepalive: true, credentials: 'omit' });
  return answer.ok || !mayHelp(answer.status);
}

const keyOf = ({ message }: WaitingCounts): string => `/-/counts/${encodeURIComponent(JSON.stringify(message.counts))}`;

/** Leaves a message for the worker; the same one twice is one. Returns the way to take it back. */
export async function leaveCounts(waiting: WaitingCounts, caches: CacheStorage): Promise<() => Promise<void>> {
  const cache = await caches.open(WAITING);
  const key = keyOf(waiting);
  await cache.put(key, new Response(JSON.stringify(waiting)));
  return async () => void (await cache.delete(key));
}

/** In the worker: sends what pages have left, each message once. Throws when some has to wait, so that the browser asks again. */
export async function sendLeftCounts(caches: CacheStorage, send: Fetch = fetch): Promise<void> {
  if (!(await caches.has(WAITING))) return;
  const cache = await caches.open(WAITING);
  for (const key of await cache.keys()) {
    const waiting = (await (await cache.match(key))?.json()) as WaitingCounts;
    if (!(await sendCounts(waiting, send))) throw new Error('The counts have to wait.');
    await cache.delete(key);
  }
}
