import { accepts, ENCODINGS } from './accepted';
import { contentType } from '../../shelf/content-type';
import type { FileCache, ServedFile } from './file-cache';
import type { RequestPath } from './request-path';

export interface FoundFile {
  /** As it was asked for, before any twin. */
  path: string;
  served: ServedFile;
  type: string;
  encoding?: string;
  /** Another browser may get another twin. */
  varies: boolean;
}

const index = (path: string): string => (path === '' ? 'index.html' : `${path}/index.html`);

/** Names that hide are none of visitors' business, nor are twins as such. */
const isHidden = (path: string): boolean => /(?:^|\/)\./.test(path);

async function twinOf(cache: FileCache, path: string, accepted: string | undefined): Promise<FoundFile | undefined> {
  const twins = await Promise.all(ENCODINGS.map(({ ending }) => cache.get(path + ending)));
  for (const [at, { name }] of ENCODINGS.entries()) {
    const served = twins[at];
    if (served && accepts(accepted, name))
      return { path, served, type: contentType(path), encoding: name, varies: true };
  }
  const served = await cache.get(path);
  return served && { path, served, type: contentType(path), varies: twins.some((twin) => twin !== undefined) };
}

/** A file by its name, a page by its folder's. */
export async function findFile(
  cache: FileCache,
  { path, isFolder }: RequestPath,
  accepted: string | undefined,
): Promise<FoundFile | undefined> {
  if (isHidden(path)) return undefined;
  const own = isFolder ? undefined : await twinOf(cache, path, accepted);
  return own ?? twinOf(cache, index(path), accepted);
}
