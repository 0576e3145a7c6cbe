import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ListedFile } from '../tour/published';

const LINE = /^([0-9a-f]{64}) (\d{1,15}) ([^\0\n]{1,1000})$/;

/** A line a file, `hash bytes path`, in the order of paths: the same files give the same text. */
export const formatFileList = (files: readonly ListedFile[]): string =>
  [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes, sha256 }) => `${sha256} ${bytes} ${path}\n`)
    .join('');

/** Undefined when it is no whole list. */
export function parseFileList(text: string): ListedFile[] | undefined {
  const lines = text.split('\n');
  if (lines.pop() !== '') return undefined;
  const files: ListedFile[] = [];
  for (const line of lines) {
    const [, sha256, bytes, path] = LINE.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || !isSafePath(path)) return undefined;
    files.push({ path, bytes: Number(bytes), sha256 });
  }
  return files;
}

/** Paths below the site's root, and only those. */
export const isSafePath = (path: string): boolean =>
  path.length <= 1000 &&
  !/[\0-\x1f\\]/.test(path) &&
  path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');

const SHORT = 16;

export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The name of a version with this list of files. */
export const versionIdOf = (list: string): string => sha256Of(list).slice(0, SHORT);

const PIECE_BYTES = 1 << 20;

export async function sha256OfFile(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
