import { PressError, worldError, type PressErrorCode, type PressErrorValues } from '../press-error';
import type { Cut, Job, JobResult } from './job';

export type ToWorker = { kind: 'cut'; cut: Cut | undefined } | { kind: 'job'; job: Job };

export type FromWorker =
  { kind: 'ready' } | { kind: 'done'; result: JobResult } | { kind: 'failed'; error: ErrorMessage };

/** An error on its way between threads, which would lose its class. */
export type ErrorMessage =
  { code: PressErrorCode; values: PressErrorValues } | { message: string; stack: string | undefined };

export function toMessage(error: unknown): ErrorMessage {
  const known = worldError(error, '');
  if (known instanceof PressError) return { code: known.code, values: known.values };
  return known instanceof Error
    ? { message: known.message, stack: known.stack }
    : { message: String(known), stack: undefined };
}

export function fromMessage(error: ErrorMessage): Error {
  if ('code' in error) return new PressError(error.code, error.values);
  const other = new Error(error.message);
  if (error.stack !== undefined) other.stack = error.stack;
  return other;
}
