/**
 * `offline`: nothing answers; `portal`: the network answers with a page of its own; `busy`: the site asks to wait;
 * `wrong`: the site has other bytes than it promised; `gone`: a file is not there; `changed`: the tour is just being published;
 * `quota`: the device has no room; `store`: the browser refuses to keep anything; `insecure`: only https may keep.
 */
export type PackTrouble = 'offline' | 'portal' | 'busy' | 'wrong' | 'gone' | 'changed' | 'quota' | 'store' | 'insecure';

/** Why a tour could not be kept. What was kept so far stays and counts when it is tried again. */
export class PackError extends Error {
  override readonly name = 'PackError';

  constructor(
    readonly code: PackTrouble,
    readonly address = '',
    options?: ErrorOptions,
  ) {
    super(`${code} ${address}`, options);
  }

  /** Whether the same request may well succeed in a moment. */
  get mayPass(): boolean {
    return this.code === 'offline' || this.code === 'busy' || this.code === 'portal' || this.code === 'wrong';
  }
}

export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
