import { statfs } from 'node:fs/promises';

/** Left free for what is at work besides: the database, and what is being pressed. */
const RESERVE = 32_000_000;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** Whether so many bytes, and what working needs besides, find room beside a folder's files. */
export async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= bytes + RESERVE;
}

/** Whether something failed for want of room, whatever was made of it on the way up. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && FULL.has(String(error.code))) || isFull(error.cause);
}
