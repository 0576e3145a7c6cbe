import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageAssets, PageContext, PageWriter } from '../tour/page';
import type { ListedFile } from '../tour/published';
import type { Tour } from '../tour/tour';
import { writeCompressed } from './compress';
import { sha256Of } from './store/hash';
import type { Temp } from './store/temp';

export interface PageOptions {
  out: string;
  pages: PageWriter;
  assets: PageAssets;
  origin?: string;
  /** Address that visits through signs are told to; without it nothing is counted. */
  counts?: string;
  portable?: boolean;
}

export const contextOf = ({ assets, origin, counts, portable }: PageOptions, lang: string): PageContext => ({
  assets,
  lang,
  ...(origin !== undefined && { origin }),
  ...(counts !== undefined && { counts }),
  ...(portable === true && { portable }),
});

const AT_ONCE = 4;

/** Where the frames for other sites lie. They are no part of what is kept offline. */
const EMBED = 'embed';

/** Writes the pages of a tour in all languages, and returns where they are and what is in them. */
export async function writePages(tour: Tour, options: PageOptions, temp: Temp): Promise<ListedFile[]> {
  const { out, pages } = options;
  const documents = pages.languages(tour.languages).flatMap((lang) => {
    const context = contextOf(options, lang);
    const path = `/${lang}/${tour.id}/`;
    return [
      { path, html: () => pages.tour(tour, context) },
      ...tour.scenes.flatMap((scene) => [
        { path: `${path}${scene.id}/`, html: () => pages.scene(tour, scene, context) },
        { path: `/${EMBED}${path}${scene.id}/`, html: () => pages.embed(tour, scene, context) },
      ]),
    ];
  });
  const next = documents.values();
  const written: ListedFile[] = [];
  const work = async (): Promise<void> => {
    for (const { path, html } of next) {
      const text = html();
      await writeCompressed(join(out, path, 'index.html'), text, temp);
      if (!path.startsWith(`/${EMBED}/`))
        written.push({ path, bytes: Buffer.byteLength(text), sha256: sha256Of(text) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return written.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The kiosk's page of a tour, where the kiosk was built; returns it with the code that it starts. */
export async function writeKioskPage(tour: Tour, options: PageOptions, temp: Temp): Promise<ListedFile[]> {
  const { out, pages, assets } = options;
  if (!pages.kiosk || !assets.kiosk) return [];
  const path = `/kiosk/${tour.id}/`;
  const text = pages.kiosk(tour, contextOf(options, tour.languages[0] ?? 'vi'));
  await writeCompressed(join(out, path, 'index.html'), text, temp);
  return [{ path, bytes: Buffer.byteLength(text), sha256: sha256Of(text) }, ...assets.kiosk.files];
}

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

const foldersIn = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
};

/** Removes pages of scenes that the tour no longer has, and in languages that nobody writes any more. */
export async function removeOldPages(tour: Tour, { out, pages }: PageOptions): Promise<void> {
  const spoken = pages.languages(tour.languages);
  await removeFrom(out, tour, spoken);
  await removeFrom(join(out, EMBED), tour, spoken);
}

async function removeFrom(out: string, tour: Tour, spoken: readonly string[]): Promise<void> {
  const scenes = new Set(tour.scenes.map(({ id }) => id));
  for (const lang of (await foldersIn(out)).filter((name) => LANGUAGE.test(name))) {
    const folder = join(out, lang, tour.id);
    const old = spoken.includes(lang) ? (await foldersIn(folder)).filter((id) => !scenes.has(id)) : [''];
    for (const name of old) await rm(join(folder, name), { recursive: true, force: true });
  }
}
