import { isSourcePath } from '../tour/source';

/** Keys whose value is a file, and keys that hold one file per language. */
const FILE = new Set(['src', 'small', 'poster', 'ambient']);
const FILE_PER_LANGUAGE = new Set(['audio', 'captions']);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every file of the tour folder that a manifest names, whether or not the manifest is in order. */
export function mediaPaths(manifest: unknown): string[] {
  const found = new Set<string>();
  const open: unknown[] = [manifest];
  const keep = (value: unknown): void => {
    if (typeof value === 'string' && isSourcePath(value)) found.add(value);
  };
  // A stack of our own: nesting may be deeper than calls can be.
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (!isRecord(value)) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (FILE.has(key)) keep(inner);
      if (FILE_PER_LANGUAGE.has(key) && isRecord(inner)) Object.values(inner).forEach(keep);
      if (isRecord(inner) && key !== 'published' && key !== 'pyramid' && key !== 'posters') open.push(inner);
    }
  }
  return [...found].sort();
}
