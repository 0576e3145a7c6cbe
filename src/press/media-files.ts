import { copyFile, link, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { FileType, MediaFacts } from '../tour/media-facts';
import type { ListedFile } from '../tour/published';
import type { PublishedFile } from '../tour/published-shape';
import { decodeError } from './cut/decode';
import { store } from './cut/encode';
import { PressError } from './press-error';
import { ENCODING, MOST_PICTURE_PIXELS, MOST_PIXELS, PRESS_VERSION } from './settings';
import { asPicture, type Source } from './source';
import { findEntry, keepEntry, type Entry } from './store/entry';
import { sha256OfFile, shortHash } from './store/hash';
import type { Temp } from './store/temp';

export interface MediaRoom {
  cache: string;
  /** The tour's published folder. */
  out: string;
  cacheTemp: Temp;
  outTemp: Temp;
  signal?: AbortSignal;
}

export interface PlacedFile {
  file: PublishedFile;
  /** It was made now, and not taken from the cache. */
  encoded: boolean;
}

interface Copied {
  ending: string;
  type: string;
}

/** What may be served as it is; everything else is made anew, or refused. */
function copiedAs({ type, hasVideo }: MediaFacts): Copied | undefined {
  const table: Partial<Record<FileType, Copied>> = {
    mp4: hasVideo === false ? { ending: 'm4a', type: 'audio/mp4' } : { ending: 'mp4', type: 'video/mp4' },
    webm: { ending: 'webm', type: 'video/webm' },
    mp3: { ending: 'mp3', type: 'audio/mpeg' },
    m4a: { ending: 'm4a', type: 'audio/mp4' },
    ogg: { ending: 'ogg', type: hasVideo === true ? 'video/ogg' : 'audio/ogg' },
    wav: { ending: 'wav', type: 'audio/wav' },
    vtt: { ending: 'vtt', type: 'text/vtt' },
    glb: { ending: 'glb', type: 'model/gltf-binary' },
  };
  return table[type];
}

const nameOf = (sha256: string, ending: string): string => `m/${sha256.slice(0, 16)}.${ending}`;

const isThere = async (file: string, bytes: number): Promise<boolean> =>
  (await stat(file).catch(() => undefined))?.size === bytes;

/** A source may be written to later, so it is copied; its name comes from what was copied. */
async function placeCopy(source: Source, { ending, type }: Copied, room: MediaRoom): Promise<PublishedFile> {
  const { bytes } = source.facts;
  const known = nameOf(source.sha256, ending);
  if (await isThere(join(room.out, known), bytes)) return { path: known, bytes, sha256: source.sha256, type };
  const copy = join(room.outTemp.folder, 'copy.part');
  await copyFile(source.file, copy);
  const sha256 = await sha256OfFile(copy);
  const path = nameOf(sha256, ending);
  await mkdir(dirname(join(room.out, path)), { recursive: true });
  await rename(copy, join(room.out, path));
  return { path, bytes: (await stat(join(room.out, path))).size, sha256, type };
}

/** Decodes and encodes anew, which leaves behind metadata and whatever else was hidden in the file. */
async function encodePicture(source: Source, base: string, { cache, cacheTemp }: MediaRoom): Promise<Entry> {
  const { file, src } = asPicture(source);
  try {
    const content = await sharp(file, { failOn: 'error', limitInputPixels: MOST_PIXELS, autoOrient: true })
      .resize(MOST_PICTURE_PIXELS, MOST_PICTURE_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .webp(ENCODING.picture)
      .toBuffer();
    const entry = { base, files: [await store(cacheTemp.folder, `${base}/picture.webp`, content)] };
    await keepEntry(cache, cacheTemp.folder, entry);
    return entry;
  } catch (error) {
    throw decodeError(error, src);
  }
}

/** Publishes a file of the cache under a name that its content gives it. */
export async function placeFromCache(made: ListedFile, ending: string, room: MediaRoom): Promise<ListedFile> {
  const { bytes, sha256 } = made;
  const [cached, path] = [join(room.cache, made.path), nameOf(sha256, ending)];
  if (!(await isThere(join(room.out, path), bytes))) {
    const linked = join(room.outTemp.folder, 'link.part');
    await link(cached, linked).catch(() => copyFile(cached, linked));
    await mkdir(dirname(join(room.out, path)), { recursive: true });
    await rename(linked, join(room.out, path));
  }
  return { path, bytes, sha256 };
}

async function placePicture(source: Source, room: MediaRoom): Promise<PlacedFile> {
  const base = `m/${shortHash(JSON.stringify([PRESS_VERSION, ENCODING.picture, MOST_PICTURE_PIXELS, source.sha256]))}`;
  const found = await findEntry(room.cache, base);
  const [made] = (found ?? (await encodePicture(source, base, room))).files;
  if (made === undefined) throw new PressError('picture-damaged', { file: source.src });
  const placed = await placeFromCache(made, 'webp', room);
  const { width = 1, height = 1 } = await sharp(join(room.cache, made.path)).metadata();
  return { file: { ...placed, type: 'image/webp', width, height }, encoded: found === undefined };
}

const PICTURES: ReadonlySet<FileType> = new Set([
  'jpeg',
  'png',
  'webp',
  'avif',
  'tiff',
  'gif',
  'heic',
  'exr',
  'bmp',
  'svg',
]);

/** Publishes a file that is not cut into tiles. */
export async function placeMedia(source: Source, room: MediaRoom): Promise<PlacedFile> {
  const { facts, src } = source;
  if (facts.type === 'empty') throw new PressError('file-empty', { file: src });
  if (PICTURES.has(facts.type)) return placePicture(source, room);
  const copied = copiedAs(facts);
  if (copied === undefined) throw new PressError('file-not-publishable', { file: src });
  return { file: await placeCopy(source, copied, room), encoded: false };
}
