import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueEntry } from '../tour/page';
import type { Registry } from '../qr/registry';
import type { Tour } from '../tour/tour';
import { pressCodes } from './codes';
import { writeCompressed } from './compress';
import { contextOf, type PageOptions } from './pages';
import { worldError } from './press-error';
import { readPublished } from './read-published';
import { writeSitemap } from './sitemap';
import { createTemp, type Temp } from './store/temp';

export interface SiteOptions extends PageOptions {
  /** Languages of the catalogue, the main one first. */
  languages: readonly string[];
  /** All codes that were ever printed. */
  registry?: Registry;
}

function entryOf(tour: Tour): CatalogueEntry {
  const { id, languages, title, summary, site } = tour;
  const start = tour.scenes.find((scene) => scene.id === tour.start) ?? tour.scenes[0];
  const poster = start?.media.posters?.[0];
  return {
    id,
    languages,
    title,
    ...(summary && { summary }),
    ...(site?.rank && { rank: site.rank }),
    ...(site?.address && { address: site.address }),
    ...(site?.province !== undefined && { province: site.province }),
    ...(site?.location && { location: { lat: site.location.lat, lon: site.location.lon } }),
    scenes: tour.scenes.length,
    start: start?.id ?? '',
    ...(poster && { poster }),
    ...(start?.media.origin && { origin: start.media.origin }),
  };
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

async function readTours(out: string): Promise<Tour[]> {
  const ids = await readdir(join(out, 'tours')).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const tours: Tour[] = [];
  for (const id of ids.filter((name) => !name.startsWith('.')).sort()) {
    const tour = await readPublished(out, id);
    if (tour) tours.push(tour);
  }
  return tours;
}

/** What a kiosk's staff may choose from. */
async function writeKioskTours(tours: readonly Tour[], out: string, temp: Temp): Promise<void> {
  const list = tours.map(({ id, title }) => ({ id, title }));
  await writeCompressed(join(out, 'kiosk', 'tours.json'), JSON.stringify(list), temp);
}

/** Writes the catalogue in every language, of the tours that are published in `out`, and the page for wrong addresses. */
export async function pressSite(options: SiteOptions): Promise<void> {
  const { out, pages, languages } = options;
  try {
    const tours = await readTours(out);
    const entries = tours.map(entryOf);
    const temp = { ...(await createTemp(out)), plain: options.portable === true };
    try {
      for (const lang of languages) {
        const html = pages.catalogue(entries, contextOf(options, lang));
        await writeCompressed(join(out, lang, 'index.html'), html, temp);
        const manifest = pages.webManifest(entries, contextOf(options, lang));
        await writeCompressed(join(out, lang, 'app.webmanifest'), manifest, temp);
      }
      const notFound = pages.notFound(contextOf(options, languages[0] ?? 'vi'));
      await writeCompressed(join(out, '404.html'), notFound, temp);
      if (pages.kiosk) await writeKioskTours(tours, out, temp);
      await pressCodes(tours, options, temp);
      await writeSitemap(tours, options, temp);
    } finally {
      await temp.remove();
    }
  } catch (error) {
    throw worldError(error, out);
  }
}
