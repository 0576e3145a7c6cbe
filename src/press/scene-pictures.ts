import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharePath } from '../tiles/poster';
import { tourFolder } from '../tour/published';
import { readPublished } from './read-published';

/** The picture of each scene's first view, from a pressed site; none where the tour was never pressed. */
export async function scenePictures(site: string, tourId: string): Promise<Map<string, Buffer>> {
  const pictures = new Map<string, Buffer>();
  const tour = await readPublished(site, tourId);
  for (const { id, media } of tour?.scenes ?? []) {
    const poster = media.posters?.[0];
    const found = poster && (await readFile(join(site, tourFolder(tourId), sharePath(poster))).catch(() => undefined));
    if (found) pictures.set(id, found);
  }
  return pictures;
}
