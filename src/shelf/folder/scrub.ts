import type { ListedFile } from '../../tour/published';
import type { ScrubReport } from '../shelf';
import { sha256OfFile } from '../file-list';
import { errnoOf } from '../shelf-error';
import type { Layout } from './layout';
import { readList, readParts, readRecords } from './records';

type Damage = ScrubReport['damaged'][number];

/** A sector that cannot be read is damage as well, and no reason to stop looking. */
const UNREADABLE = new Set(['ENOENT', 'EIO', 'EISDIR', 'ENOTDIR', 'ELOOP']);

const contentOf = (file: string): Promise<{ sha256: string; bytes: number } | undefined> =>
  sha256OfFile(file).catch((error: unknown) => {
    if (UNREADABLE.has(errnoOf(error))) return undefined;
    throw error;
  });

async function damageOf(
  files: readonly Pick<ListedFile, 'path' | 'sha256'>[],
  about: Pick<Damage, 'part' | 'version'>,
  look: (sha256: string) => Promise<Damage['what'] | undefined>,
): Promise<Damage[]> {
  const damaged: Damage[] = [];
  for (const { path, sha256 } of files) {
    const what = await look(sha256);
    if (what) damaged.push({ ...about, path, what });
  }
  return damaged;
}

/** Reads every content that any version names, each once. */
export async function scrubShelf(layout: Layout, signal?: AbortSignal): Promise<ScrubReport> {
  const known = new Map<string, Damage['what'] | undefined>();
  const damaged: Damage[] = [];
  let total = 0;
  const look = async (sha256: string): Promise<Damage['what'] | undefined> => {
    signal?.throwIfAborted();
    if (known.has(sha256)) return known.get(sha256);
    const found = await contentOf(layout.object(sha256));
    const what = found === undefined ? 'missing' : found.sha256 === sha256 ? undefined : 'changed';
    total += found?.bytes ?? 0;
    known.set(sha256, what);
    return what;
  };
  for (const part of await readParts(layout)) {
    for (const record of await readRecords(layout, part)) {
      const list = await look(record.list);
      const files = list ? [{ path: '', sha256: record.list }] : await readList(layout, record);
      damaged.push(...(await damageOf(files, { part, version: record.id }, look)));
    }
  }
  return { files: known.size, bytes: total, damaged };
}
