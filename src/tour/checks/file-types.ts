import type { FileType } from '../media-facts';
import type { FileUse } from '../use';

const PICTURES: readonly FileType[] = ['jpeg', 'png', 'webp', 'avif', 'tiff'];
const FILMS: readonly FileType[] = ['mp4', 'webm'];

/** What a file must be, by its content, to serve a use. */
export const FITTING: Readonly<Record<FileUse, readonly FileType[]>> = {
  panorama: PICTURES,
  photo: PICTURES,
  picture: PICTURES,
  film: FILMS,
  'sphere-film': FILMS,
  sound: ['mp3', 'm4a', 'ogg', 'wav', 'webm', 'mp4'],
  captions: ['vtt'],
  model: ['glb'],
};

export const PICTURE_USES = ['panorama', 'photo', 'picture'] as const;
export const FILE_USES = Object.keys(FITTING) as FileUse[];

const NAMES: Readonly<Partial<Record<FileType, string>>> = {
  webp: 'WebP',
  webm: 'WebM',
  ogg: 'Ogg',
  vtt: 'WebVTT (.vtt)',
  glb: 'glTF (.glb)',
  gltf: 'glTF (.gltf)',
  exr: 'OpenEXR',
  text: '.txt',
};

/** As people know it: JPEG, WebVTT. */
export const typeName = (type: FileType): string => NAMES[type] ?? type.toUpperCase();
