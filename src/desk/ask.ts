import type { Problem } from './answers';

const API = '/office/api';

/** The office said no, in a sentence for people. */
export class AskError extends Error {
  override name = 'AskError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const language = (): string => document.documentElement.lang;

export const headersOf = (more: Record<string, string> = {}): Record<string, string> => ({
  'x-office': '1',
  'accept-language': language(),
  ...more,
});

async function problemOf(response: Response): Promise<AskError> {
  const told = (await response.json().catch(() => undefined)) as Problem | undefined;
  return new AskError(response.status, told?.code ?? 'unknown', told?.message ?? '');
}

/** Told to the page when the office knows nobody behind its cookie any more. */
export const SIGNED_OUT = 'office-signed-out';

export interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
  /** The same request sent again is not done again. */
  key?: string;
  /** The page asks, not the person: that keeps nobody signed in. */
  byItself?: boolean;
}

/** Asks the office; throws an `AskError` when it says no. */
export async function ask<T = undefined>(
  path: string,
  { method = 'GET', body, signal, key, byItself }: Asking = {},
): Promise<T> {
  const more = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(byItself === true && { 'x-office-by-itself': '1' }),
  };
  const response = await fetch(API + path, {
    method,
    headers: headersOf(more),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code === 'sign-in') dispatchEvent(new Event(SIGNED_OUT));
    throw problem;
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}
