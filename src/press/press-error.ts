export type PressErrorCode =
  | 'disk-full'
  | 'no-permission'
  | 'not-a-folder'
  | 'tour-missing'
  | 'tour-has-errors'
  | 'published-tour-damaged'
  | 'registry-damaged'
  | 'sign-lost'
  | 'sign-moved'
  | 'sign-unregistered'
  | 'file-missing'
  | 'file-outside'
  | 'file-empty'
  | 'file-not-publishable'
  | 'picture-type'
  | 'picture-too-large'
  | 'picture-damaged'
  | 'panorama-square'
  | 'panorama-proportions'
  | 'panorama-crop';

export type PressErrorValues = Readonly<Record<string, string | number>>;

/** Something in the world that keeps press from its work. `code` is a key of locales' `press.json`. */
export class PressError extends Error {
  override readonly name = 'PressError';

  constructor(
    readonly code: PressErrorCode,
    readonly values: PressErrorValues = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(values)}`, options);
  }
}

const BY_ERRNO: Readonly<Record<string, PressErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  ENOTDIR: 'not-a-folder',
  EEXIST: 'not-a-folder',
};

/** Node's code of a failed system call; libvips has only words for it. */
function errnoOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (/no space left on device|disk quota exceeded/i.test(error.message)) return 'ENOSPC';
  return /permission denied|read-only file system/i.test(error.message) ? 'EACCES' : '';
}

/** What people are told about a failed write; an error that has no sentence stays what it is. */
export function worldError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof PressError) return error;
  const code = BY_ERRNO[errnoOf(error)];
  const failed = 'path' in error && typeof error.path === 'string' ? error.path : path;
  return code === undefined ? error : new PressError(code, { path: failed }, { cause: error });
}
