import sharp, { type Metadata } from 'sharp';
import type { FileType, MediaFacts } from '../tour/media-facts';
import { parseExif } from './probe/exif';
import { fileType, HEAD_BYTES } from './probe/file-type';
import { parseGPano } from './probe/gpano';
import { outlineJpeg } from './probe/jpeg';
import { modelFacts } from './probe/model';
import { playingFacts } from './probe/playing';
import { withReader, type Reader } from './probe/reader';
import { isWhole } from './probe/whole';

/** Kinds whose header libvips may read. SVG is left out: opening one already means parsing it. */
const PICTURES: ReadonlySet<FileType> = new Set(['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif']);

/** Reads the header only, so a picture that claims to be huge costs nothing. */
const readHeader = (file: string): Promise<Metadata | undefined> =>
  sharp(file, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => undefined);

async function pictureFacts(file: string, type: FileType, reader: Reader): Promise<Partial<MediaFacts>> {
  const header = await readHeader(file);
  if (header === undefined) return { damaged: true };
  const xmp = type === 'jpeg' ? (await outlineJpeg(reader)).xmp : (header.xmpAsString ?? '');
  const gpano = parseGPano(xmp);
  const { width, height } = header.autoOrient;
  return {
    width,
    height,
    ...(!(await isWhole(type, reader)) && { damaged: true }),
    ...(gpano && { gpano }),
    ...(header.exif && (await parseExif(header.exif))),
  };
}

/** What a file is by its content, and what its header tells about it. Throws only when it cannot be read at all. */
export const probe = (file: string): Promise<MediaFacts> =>
  withReader(file, async (reader) => {
    const { bytes } = reader;
    const type = fileType(await reader.read(0, HEAD_BYTES));
    if (PICTURES.has(type)) return { bytes, type, ...(await pictureFacts(file, type, reader)) };
    if (type === 'glb' || type === 'gltf') return { bytes, type, ...(await modelFacts(type, reader)) };
    const damaged = !(await isWhole(type, reader));
    return { bytes, type, ...(damaged && { damaged }), ...(await playingFacts(type, reader)) };
  });
