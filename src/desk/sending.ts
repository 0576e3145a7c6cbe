import { useSyncExternalStore } from 'react';
import { sendFile, type Sent } from './send-file';

/** The one package that is on its way. It goes on while other pages of the office are looked at. */
export interface Sending extends Sent {
  name: string;
  startedAt: number;
  /** What was there already when it began. */
  startedBytes: number;
}

export interface SendingState {
  now?: Sending;
  /** Why the last one did not arrive; `undefined` within it when the line is to blame. */
  failed?: { error: unknown };
  /** Counts what has arrived. */
  arrived: number;
}

let state: SendingState = { arrived: 0 };
let leaving: AbortController | undefined;
const listeners = new Set<() => void>();

function set(next: SendingState): void {
  state = next;
  for (const listener of listeners) listener();
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSending = (): SendingState => useSyncExternalStore(listen, () => state);

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

function show(name: string, startedAt: number, sent: Sent): void {
  const last = state.now;
  const bytes = sent.waiting ? (last?.bytes ?? 0) : sent.bytes;
  const startedBytes = last?.startedBytes ?? sent.bytes;
  set({ arrived: state.arrived, now: { ...sent, bytes, name, startedAt, startedBytes } });
}

/** Sends a package, one at a time. */
export async function send(file: File): Promise<void> {
  if (leaving) return;
  leaving = new AbortController();
  const { signal } = leaving;
  const startedAt = Date.now();
  addEventListener('beforeunload', askBeforeLeaving);
  show(file.name, startedAt, { bytes: 0, all: file.size, waiting: false });
  try {
    await sendFile(file, (sent) => show(file.name, startedAt, sent), signal);
    set({ arrived: state.arrived + 1 });
  } catch (error) {
    set({ arrived: state.arrived, ...(!signal.aborted && { failed: { error } }) });
  } finally {
    leaving = undefined;
    removeEventListener('beforeunload', askBeforeLeaving);
  }
}

/** What has arrived stays on the server: the same file chosen again goes on from there. */
export const stopSending = (): void => leaving?.abort();

/** Seconds that are left at the pace until now; undefined before that can be told. */
export function secondsLeft({ bytes, all, startedAt, startedBytes }: Sending, now: number): number | undefined {
  const seconds = (now - startedAt) / 1_000;
  const pace = (bytes - startedBytes) / Math.max(1, seconds);
  return pace > 0 && seconds > 2 ? Math.ceil((all - bytes) / pace) : undefined;
}
