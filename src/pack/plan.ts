import type { ListedFile, Pointer } from '../tour/published';
import { tourFolder } from '../tour/published';
import type { Tour } from '../tour/tour';
import type { Supports } from '../tiles/format';
import type { PackChoice } from './choice';
import { fetchFile, fetchJson, patiently, type Net } from './fetch-file';
import { isListed, isPageList, pageKey, type Pack, type PackFile, type PageList } from './pack';
import { PackError } from './pack-error';
import { pickFiles, type PickedFile } from './pick';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isPointer = (value: unknown): value is Pointer =>
  isObject(value) && ['id', 'version', 'manifest', 'files'].every((key) => typeof value[key] === 'string');

const isList = (value: unknown): value is ListedFile[] => Array.isArray(value) && value.every(isListed);

/** What one version of a tour consists of, before anything is chosen from it. */
export interface Edition {
  tour: Tour;
  list: readonly ListedFile[];
  pages: PageList;
}

const inTour =
  (id: string) =>
  ({ path, bytes, sha256, scene }: PickedFile): PackFile => {
    const address = `/${tourFolder(id)}/${path}`;
    return { address, bytes, sha256, key: address, ...(scene !== undefined && { scene }) };
  };

const inApp = ({ path, bytes, sha256 }: ListedFile): PackFile => ({ address: path, bytes, sha256, key: path });

const asPage = ({ path, bytes, sha256 }: ListedFile): PackFile => ({
  address: path,
  bytes,
  sha256,
  key: pageKey(sha256),
});

async function readEdition(id: string, net: Net, signal: AbortSignal): Promise<Edition> {
  const folder = `/${tourFolder(id)}/`;
  const pointer = await fetchJson(net, `${folder}tour.json`, isPointer, signal);
  const pages = await fetchJson(net, `${folder}pages.json`, isPageList, signal);
  if (pages.version !== pointer.version) throw new PackError('changed', folder);
  const list = await fetchJson(net, folder + pointer.files, isList, signal);
  const manifest = list.find(({ path }) => path === pointer.manifest);
  if (!manifest) throw new PackError('wrong', folder + pointer.files);
  const bytes = await fetchFile(net, inTour(id)(manifest), signal, () => undefined);
  // Its hash is the list's, so that it is what press wrote.
  return { tour: JSON.parse(await bytes.text()) as Tour, list, pages };
}

const PUBLISHING_TRIES = 3;
const PUBLISHING_MS = 1_500;

/** The live version of a tour. While it is just being published, its parts may not agree: then after a moment again. */
export async function fetchEdition(id: string, net: Net, signal: AbortSignal): Promise<Edition> {
  for (let tries = 1; ; tries++) {
    try {
      return await readEdition(id, net, signal);
    } catch (error) {
      const isMoving = error instanceof PackError && (error.code === 'changed' || error.code === 'gone');
      if (!isMoving || tries >= PUBLISHING_TRIES) throw error;
    }
    await patiently(net, signal, () => net.pause(PUBLISHING_MS, signal));
  }
}

/** The pack that a choice makes of a version: the application and the pages, so that it opens by itself, then the files. */
export function planPack({ tour, list, pages }: Edition, choice: PackChoice, supports: Supports): Pack {
  const wanted = pickFiles(tour, list, choice, supports).map(inTour(tour.id));
  const spoken = new Set([...tour.languages, ...choice.languages]);
  const read = pages.pages.filter(({ path }) => spoken.has(path.split('/')[1] ?? ''));
  const kiosk = (choice.kiosk && pages.kiosk) || [];
  const isPage = ({ path }: ListedFile) => path.endsWith('/') && path !== '/';
  const all = [
    ...[...pages.app, ...kiosk.filter((file) => !isPage(file))].map(inApp),
    ...[...read, ...kiosk.filter(isPage)].map(asPage),
    ...wanted,
  ];
  const files = [...new Map(all.map((file) => [file.key + file.address, file])).values()];
  return {
    format: 1,
    tour: tour.id,
    title: tour.title,
    languages: tour.languages,
    version: pages.version,
    choice,
    files,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  };
}
