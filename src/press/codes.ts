import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { destinationOf } from '../qr/destination';
import { EMPTY_REGISTRY, grown, type RegisteredSign, type Registry } from '../qr/registry';
import { sharePath } from '../tiles/poster';
import type { SignPage } from '../tour/page';
import { tourFolder } from '../tour/published';
import type { Tour } from '../tour/tour';
import { writeCompressed } from './compress';
import { contextOf, type PageOptions } from './pages';
import { CODES_FILE, formatLiveCodes, readLiveCodes } from './registry';
import type { Temp } from './store/temp';
import { writeWhole } from './store/write';

interface CodeOptions extends PageOptions {
  registry?: Registry;
}

/**
 * Printed addresses are in capitals, typed ones mostly are not, and a plain file server tells the two apart. Where the file system does
 * not, both are one folder, and what lies in it is the same anyway.
 */
const FOLDERS = ['q', 'Q'];

function signPage(sign: RegisteredSign, tours: readonly Tour[], counts: string | undefined): SignPage {
  const { code, tour: tourId, title, tourTitle } = sign;
  const { tour: id, scene: sceneId, sign: now, moved } = destinationOf(sign, tours);
  const tour = tours.find((candidate) => candidate.id === id);
  const scene = tour?.scenes.find((candidate) => candidate.id === sceneId);
  const page: SignPage = { code, tour: tourId, title, tourTitle, moved, ...(counts !== undefined && { counts }) };
  if (!tour || !scene) return page;
  const poster = scene.media.posters?.[0];
  return {
    ...page,
    to: {
      ...{ tour: tour.id, scene: scene.id, title: scene.title, tourTitle: tour.title, languages: tour.languages },
      ...(now?.view && { view: now.view }),
      ...(now?.hotspot !== undefined && { hotspot: now.hotspot }),
      ...(poster && { share: `/${tourFolder(tour.id)}/${sharePath(poster)}` }),
    },
  };
}

/** Two kilobytes travel in one packet as they are, so that these pages have no compressed twins. */
async function writeSmall(file: string, text: string, temp: Temp): Promise<void> {
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found !== text) await writeWhole(file, text, temp);
}

/** Writes a page for every code that was ever printed, the page for typing one, and the list that it looks in. */
export async function pressCodes(tours: readonly Tour[], options: CodeOptions, temp: Temp): Promise<void> {
  const { out, pages, registry = EMPTY_REGISTRY, counts } = options;
  const live = await readLiveCodes(out);
  const known = new Set(registry.signs.map(({ code }) => code));
  const printed = { ...registry, signs: [...registry.signs, ...live.signs.filter(({ code }) => !known.has(code))] };
  const all = grown(printed, tours);
  const context = contextOf(options, 'vi');
  for (const folder of FOLDERS) {
    for (const sign of all.signs) {
      const html = pages.sign(signPage(sign, tours, counts), context);
      await writeSmall(join(out, folder, sign.code, 'index.html'), html, temp);
    }
    await writeSmall(join(out, folder, 'index.html'), pages.codes(context), temp);
  }
  await writeCompressed(join(out, CODES_FILE), formatLiveCodes(all), temp);
}
