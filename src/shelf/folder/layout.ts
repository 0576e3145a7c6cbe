import { join } from 'node:path';
import type { Part } from '../part';

/**
 * A shelf's folder:
 *
 *     objects/ab/abcd…      every content once, named by its SHA-256
 *     parts/<part>/versions/<number>.json   what was stored, and under which hash its list of files lies among the objects
 *     parts/<part>/units/…  links to objects for what never changes: all tiles of a picture, an asset of the application
 *     parts/<part>/faces/…  the part as one site shows it: links to objects, and to units of this and earlier versions
 *     sites/<number>/       a whole site of links to faces, and .site.json, which names every part's version
 *     current               link to the live site: what a web server serves
 *     temp/                 what is not finished
 *
 * Everything but objects, versions and sites can be made again from these.
 */
export interface Layout {
  folder: string;
  objects: string;
  sites: string;
  current: string;
  temp: string;
  object(sha256: string): string;
  part(part: Part): { folder: string; versions: string; units: string; faces: string };
  site(number: number): string;
}

/** Hidden: it lies in what web servers serve, and is none of visitors' business. */
export const SITE_FILE = '.site.json';

export const OBJECT_FOLDERS = Array.from({ length: 256 }, (_, index) => index.toString(16).padStart(2, '0'));

export function layoutOf(folder: string): Layout {
  const objects = join(folder, 'objects');
  return {
    folder,
    objects,
    sites: join(folder, 'sites'),
    current: join(folder, 'current'),
    temp: join(folder, 'temp'),
    object: (sha256) => join(objects, sha256.slice(0, 2), sha256),
    part: (part) => {
      const own = join(folder, 'parts', part);
      return { folder: own, versions: join(own, 'versions'), units: join(own, 'units'), faces: join(own, 'faces') };
    },
    site: (number) => join(folder, 'sites', String(number)),
  };
}
