import type { FileType, MediaFacts, MediaFactsByPath } from '../tour/media-facts';
import type { Size } from '../tiles/screen';
import { PressError } from './press-error';
import { MOST_PIXELS } from './settings';
import { findSource } from './source-file';
import type { SourceHashes } from './store/source-hashes';

/** A file of the tour folder that is there. */
export interface Source {
  /** As the manifest spells it. */
  src: string;
  file: string;
  sha256: string;
  facts: MediaFacts;
}

export interface Picture extends Source {
  facts: MediaFacts & Size;
}

export type FindSource = (src: string) => Promise<Source>;

export const createFindSource =
  (folder: string, facts: MediaFactsByPath, hashes: SourceHashes): FindSource =>
  async (src) => {
    const [found, known] = [await findSource(folder, src), facts.get(src)];
    if (found === 'outside') throw new PressError('file-outside', { file: src });
    if (found === 'missing' || known === undefined) throw new PressError('file-missing', { file: src });
    return { src, file: found.file, sha256: await hashes.of(found.file), facts: known };
  };

const READABLE: ReadonlySet<FileType> = new Set(['jpeg', 'png', 'webp', 'avif', 'tiff']);

/** Refuses, before a single pixel is decoded, what is no picture, or is cut off, or is too large to cut. */
export function asPicture(source: Source): Picture {
  const { src: file, facts } = source;
  const { type, width, height } = facts;
  if (type === 'empty') throw new PressError('file-empty', { file });
  if (!READABLE.has(type)) throw new PressError('picture-type', { file, type: type.toUpperCase() });
  if (width === undefined || height === undefined) throw new PressError('picture-damaged', { file });
  if (width * height > MOST_PIXELS) throw new PressError('picture-too-large', { file, width, height });
  if (facts.damaged) throw new PressError('picture-damaged', { file });
  return { ...source, facts: { ...facts, width, height } };
}
