import type { ListedFile } from '../../tour/published';
import { isLasting } from '../lasting';
import type { Part } from '../part';

/**
 * A shelf's bucket:
 *
 *     objects/<sha256>            pages and lists, named by their content
 *     live/<path>                 what visitors may be given straight from the store: files that never change lie only here, from the
 *                                 moment they are stored (their names cannot be guessed); pages are copied here after the pointer has moved
 *     versions/<part>/<number>    what was stored
 *     site.json                   the pointer: the version of every part
 *     mirror.json                 number of the site whose pages lie in live/
 */
export const SITE_KEY = 'site.json';
export const MIRROR_KEY = 'mirror.json';

export const objectKey = (sha256: string): string => `objects/${sha256}`;
export const liveKey = (path: string): string => `live/${path}`;

export const keyOf = ({ path, sha256 }: Pick<ListedFile, 'path' | 'sha256'>): string =>
  isLasting(path) ? liveKey(path) : objectKey(sha256);

const DIGITS = 10;

export const recordKey = (part: Part, number: number): string =>
  `versions/${part}/${String(number).padStart(DIGITS, '0')}`;

const RECORD = /^versions\/(.+)\/\d{10}$/;

export const partOfRecord = (key: string): string | undefined => RECORD.exec(key)?.[1];
