import type { Tour } from './tour';

/** Where the published folder of a tour lies below the site's root. */
export const tourFolder = (tourId: string): string => `tours/${tourId}`;

/** The small file that names a tour's live version; all else that is published never changes. */
export interface Pointer {
  id: string;
  version: string;
  /** File names beside the pointer. */
  manifest: string;
  files: string;
}

/** One published file: the pack list is an array of these. */
export interface ListedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** Published path of a file of the tour folder, relative to the tour's published folder. */
export function publishedPath({ published }: Pick<Tour, 'published'>, src: string): string | undefined {
  return published && Object.hasOwn(published.files, src) ? published.files[src]?.path : undefined;
}
