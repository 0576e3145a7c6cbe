export type ShelfErrorCode =
  /** The site was changed by somebody else since the caller looked at it. */
  | 'shelf-changed'
  | 'shelf-full'
  | 'shelf-not-writable'
  | 'shelf-unreachable'
  /** The disk failed after the change was made: look at what is live before trying again. */
  | 'shelf-unsure'
  | 'part-unnamed'
  | 'version-unknown'
  | 'version-live'
  /** Files that the version names are not stored, or not as they were. */
  | 'version-damaged'
  /** The folder that was to be stored is not what its own list of files says. */
  | 'source-damaged'
  | 'source-empty'
  /** A name that never gets another content was to get one. */
  | 'name-reused'
  | 'backup-damaged'
  | 'backup-not-empty'
  | 'backup-store-used';

/** Something that keeps the shelf from its work. `code` is a key of locales' `shelf.json`. */
export class ShelfError extends Error {
  override readonly name = 'ShelfError';

  constructor(
    readonly code: ShelfErrorCode,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(values)}`, options);
  }
}

const BY_ERRNO: Readonly<Record<string, ShelfErrorCode>> = {
  ENOSPC: 'shelf-full',
  EDQUOT: 'shelf-full',
  EACCES: 'shelf-not-writable',
  EPERM: 'shelf-not-writable',
  EROFS: 'shelf-not-writable',
  EIO: 'shelf-not-writable',
};

export const errnoOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What people are told about a failed system call; an error that has no sentence stays what it is. */
export function shelfError(error: unknown, folder: string): unknown {
  const code = error instanceof ShelfError ? undefined : BY_ERRNO[errnoOf(error)];
  if (code === undefined) return error;
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : folder;
  return new ShelfError(code, { path }, { cause: error });
}
