/** Wrong PINs in a row, and until when no other is taken. Kept across reloads, or a reload would forgive them. */
export interface LockOut {
  wrong: number;
  /** Milliseconds since 1970. */
  until: number;
}

export const NO_LOCK_OUT: LockOut = { wrong: 0, until: 0 };

const FREE_TRIES = 4;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** After some free tries each one costs twice the wait of the last, up to a quarter of an hour: staff are never locked out for good. */
export function afterWrong({ wrong }: LockOut, now: number): LockOut {
  const over = wrong + 1 - FREE_TRIES;
  const wait = over <= 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (over - 1), LONGEST_WAIT_MS);
  return { wrong: wrong + 1, until: now + wait };
}

/** Seconds to wait. A clock that was set back does not lengthen it. */
export function secondsLocked({ until }: LockOut, now: number): number {
  const left = until - now;
  return left <= 0 ? 0 : Math.ceil(Math.min(left, LONGEST_WAIT_MS) / 1000);
}

export function parseLockOut(text: string | null): LockOut {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return NO_LOCK_OUT;
    const { wrong, until } = value as Record<string, unknown>;
    return Number.isFinite(wrong) && Number.isFinite(until)
      ? { wrong: Number(wrong), until: Number(until) }
      : NO_LOCK_OUT;
  } catch {
    return NO_LOCK_OUT;
  }
}
