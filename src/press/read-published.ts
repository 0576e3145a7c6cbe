import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTourText } from '../tour/parse';
import { tourFolder } from '../tour/published';
import type { Tour } from '../tour/tour';
import { PressError } from './press-error';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** The live version of a published tour; undefined for a folder in which none was ever finished. */
export async function readPublished(out: string, id: string): Promise<Tour | undefined> {
  const folder = join(out, tourFolder(id));
  try {
    const pointer: unknown = JSON.parse(await readFile(join(folder, 'tour.json'), 'utf8'));
    const isPointer = typeof pointer === 'object' && pointer !== null && 'manifest' in pointer;
    const { tour } = parseTourText(await readFile(join(folder, isPointer ? String(pointer.manifest) : ''), 'utf8'));
    if (tour) return tour;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw new PressError('published-tour-damaged', { tour: id }, { cause: error });
  }
  throw new PressError('published-tour-damaged', { tour: id });
}
