import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

const unlessMissing = <T>(promise: Promise<T>): Promise<T | undefined> =>
  promise.catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG') return undefined;
    throw error;
  });

export type SourceFile = { file: string } | 'missing' | 'outside';

/**
 * The real file behind a path of the manifest. A link that leads out of the tour folder, a folder and a device are not
 * files of the tour. Archives made on macOS hold decomposed Vietnamese letters, so both spellings of a name are tried.
 */
export async function findSource(folder: string, path: string): Promise<SourceFile> {
  const top = await unlessMissing(realpath(folder));
  if (top === undefined) return 'missing';
  for (const spelling of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
    const file = await unlessMissing(realpath(join(top, spelling)));
    if (file === undefined) continue;
    if (!file.startsWith(top + sep)) return 'outside';
    if ((await stat(file)).isFile()) return { file };
  }
  return 'missing';
}
