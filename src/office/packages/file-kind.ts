import type { FileType } from '../../tour/media-facts';

/** Endings of what tours are made of, and what a file of such a name may be. */
const MEDIA: Readonly<Record<string, readonly FileType[]>> = {
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  jpe: ['jpeg'],
  png: ['png'],
  webp: ['webp'],
  avif: ['avif'],
  tif: ['tiff'],
  tiff: ['tiff'],
  mp4: ['mp4'],
  m4v: ['mp4'],
  mov: ['mp4'],
  webm: ['webm'],
  mp3: ['mp3'],
  m4a: ['m4a', 'mp4'],
  aac: ['mp3', 'unknown'],
  ogg: ['ogg'],
  oga: ['ogg'],
  opus: ['ogg'],
  wav: ['wav'],
  vtt: ['vtt'],
  glb: ['glb'],
};

/** What lies in people's folders without being part of a tour: left where it is. */
const LEFT = /\.(?:txt|md|csv|pdf|docx?|xlsx?|odt|ods|xmp|thm|lrv|srt|url|bak|tmp)$/;
const SYSTEM = /(?:^|\/)(?:__macosx(?:\/|$)|\.ds_store$|\._[^/]*$|thumbs\.db$|desktop\.ini$|\.directory$|\.localized$)/;

export type FileKind = 'manifest' | 'media' | 'left' | 'refused';

const endingOf = (path: string): string => /\.([a-z0-9]{1,8})$/.exec(path.toLowerCase())?.[1] ?? '';

/** What becomes of a file, by its path alone. */
export function kindOf(path: string): FileKind {
  const lower = path.toLowerCase();
  if (SYSTEM.test(lower)) return 'left';
  const name = lower.split('/').at(-1) ?? '';
  if (name === 'tour.json') return 'manifest';
  if (lower.split('/').some((part) => part.startsWith('.'))) return 'refused';
  if (LEFT.test(name)) return 'left';
  if (/^(?:codes|signs|tour\.schema)\.json$/.test(name)) return 'left';
  return Object.hasOwn(MEDIA, endingOf(name)) ? 'media' : 'refused';
}

/** Whether a file is what its name says. */
export const isAsNamed = (path: string, type: FileType): boolean => MEDIA[endingOf(path)]?.includes(type) === true;
