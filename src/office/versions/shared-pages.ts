import { rm } from 'node:fs/promises';
import { pressSite } from '../../press/site';
import { tourOfPart, type Part } from '../../shelf/part';
import { pressedFiles } from '../../shelf/pressed-files';
import type { LiveSite } from '../../shelf/shelf';
import { foldersOf } from '../folders';
import { createId } from '../people/token';
import type { Workshop } from '../workshop';
import { placeLive, placeManifest } from './live-tours';

/** Where phones send what was counted; only this office answers there. */
export const COUNTS_PATH = '/q/counts';

/** Codes that were given to the world once; they are made known to every later version of the pages. */
const CODES = 'q/codes.json';

/** Catalogue, codes and page for wrong addresses of a site with these tours, stored; answers the version. */
export async function storeSharedPages(workshop: Workshop, parts: LiveSite['parts']): Promise<string> {
  const { shelf, making, config, now } = workshop;
  const out = foldersOf(config.data).workOf(`pages-${createId(now())}`);
  try {
    for (const [part, version] of Object.entries(parts)) {
      const tour = tourOfPart(part as Part);
      if (tour !== undefined && typeof version === 'string') await placeManifest(shelf, out, { tour, version });
    }
    await placeLive(shelf, out, CODES);
    const { pages, assets, languages } = making;
    await pressSite({ out, pages, assets, languages, origin: config.siteOrigin, counts: COUNTS_PATH });
    return (await shelf.store('pages', await pressedFiles(out, 'pages'))).id;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
