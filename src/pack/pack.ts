import type { Language } from '../tour/language';
import type { ListedFile } from '../tour/published';
import type { Text } from '../tour/text';
import type { PackChoice } from './choice';

/** One thing to keep: where visitors ask for it, how large it is and what it must be. */
export interface PackFile {
  /** `/tours/hue/s/…`, `/assets/…`; for a page, its address with a slash at its end. */
  address: string;
  bytes: number;
  sha256: string;
  /** Where the store has it. Pages have one address for all versions, so they are kept by content. */
  key: string;
  /** The scene whose picture it is a part of. */
  scene?: string;
}

/** A tour that is kept: always one version, and all of it. */
export interface Pack {
  format: 1;
  tour: string;
  title: Text;
  languages: readonly Language[];
  version: string;
  choice: PackChoice;
  files: readonly PackFile[];
  bytes: number;
}

/** What `pages.json` beside a tour's pointer says: the pages of its live version and the application that they start. */
export interface PageList {
  version: string;
  pages: readonly ListedFile[];
  app: readonly ListedFile[];
  /** The kiosk's page of this tour, and the code that it starts. */
  kiosk?: readonly ListedFile[];
}

export const pageKey = (sha256: string): string => `/-/page/${sha256}`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export const isListed = (value: unknown): value is ListedFile =>
  isObject(value) &&
  typeof value['path'] === 'string' &&
  typeof value['bytes'] === 'number' &&
  typeof value['sha256'] === 'string';

export const isPageList = (value: unknown): value is PageList =>
  isObject(value) &&
  typeof value['version'] === 'string' &&
  [value['pages'], value['app'], value['kiosk'] ?? []].every((list) => Array.isArray(list) && list.every(isListed));

/** Records are read back from a store that anything may have happened to. */
export function isPack(value: unknown): value is Pack {
  if (!isObject(value) || value['format'] !== 1 || !Array.isArray(value['files'])) return false;
  const { tour, version, choice, files } = value;
  const hasKeys = files.every((file: unknown) => isObject(file) && typeof file['key'] === 'string');
  return typeof tour === 'string' && typeof version === 'string' && isObject(choice) && hasKeys;
}
