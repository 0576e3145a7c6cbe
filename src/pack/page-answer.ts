import { parseLink } from '../tour/link';
import type { Link } from '../tour/link';
import type { Tour } from '../tour/tour';
import { tourFolder } from '../tour/published';
import type { Kept } from './kept';
import type { Seen } from './seen';
import { signPage } from './sign-page';
import { isSound } from './sound';
import { PAGES } from './store';

/** A page that has not come by then is answered from this device, if it has one. */
export const PATIENCE_MS = 1_500;
/** And so much longer it may take where this device has nothing instead. */
export const LONGEST_MS = 8_000;
const MOST_PAGES = 200;

export interface PageWorld {
  caches: CacheStorage;
  kept: Kept;
  seen: Seen;
}

/** What can be said of an address without the network. */
export interface Lost {
  link: Link | undefined;
  /** The tour that the address is in, and which of its scenes can be opened now. */
  tour: Tour | undefined;
  scenes: ReadonlySet<string>;
}

/** One key for all forms of an address: parameters are left out, whoever added them, and the end is a slash. */
export function pageKeyOf(pathname: string): string {
  return `${pathname.replace(/\/(?:index\.html)?$/, '')}/`;
}

/** Stores a page for later, if it is one of ours and came whole. */
export async function keepPage({ caches }: PageWorld, pathname: string, response: Response): Promise<boolean> {
  if (response.status !== 200 || response.redirected) return false;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!isSound('/', bytes)) return false;
  try {
    const cache = await caches.open(PAGES);
    const key = pageKeyOf(pathname);
    await cache.delete(key);
    await cache.put(key, new Response(bytes, { headers: { 'Content-Type': 'text/html;charset=utf-8' } }));
    const keys = await cache.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - MOST_PAGES))) await cache.delete(old);
    return true;
  } catch {
    return false;
  }
}

/** The newest manifest of a tour that is on this device. */
async function manifestOf({ kept, seen }: PageWorld, id: string): Promise<Tour | undefined> {
  const own = await kept.manifest(id);
  if (own) return own;
  const names = (await seen.addresses()).filter((address) => address.startsWith(`/${tourFolder(id)}/tour-`));
  const found = await seen.read(names.at(-1) ?? '/-/');
  return found && ((await found.json()) as Tour);
}

/** Whether anything of a scene's picture was stored in passing. */
function picturesSeen({ scenes }: Tour, folder: string, addresses: readonly string[]): Set<string> {
  const basesOf = ({ media }: Tour['scenes'][number]): string[] => {
    const bases = (media.posters ?? []).map(({ base }) => base);
    return 'pyramid' in media && media.pyramid ? [...bases, media.pyramid.base] : bases;
  };
  const isPicture = (address: string) => !address.endsWith('/thumb.webp');
  const seen = addresses.filter((address) => address.startsWith(folder) && isPicture(address));
  const has = (base: string) => seen.some((address) => address.startsWith(`${folder}${base}/`));
  return new Set(scenes.filter((scene) => basesOf(scene).some(has)).map(({ id }) => id));
}

async function scenesHere(world: PageWorld, tour: Tour): Promise<Set<string>> {
  const seen = picturesSeen(tour, `/${tourFolder(tour.id)}/`, await world.seen.addresses());
  return new Set([...seen, ...(await world.kept.scenes(tour.id))]);
}

/** What is known of an address that cannot be opened now. */
export async function lostAt(world: PageWorld, pathname: string): Promise<Lost> {
  const link = parseLink(pathname);
  const tour = link?.tour === undefined ? undefined : await manifestOf(world, link.tour);
  return { link, tour, scenes: tour ? await scenesHere(world, tour) : new Set() };
}

/** The page of this device for an address: a kept one first. One whose picture is not here would be an empty promise. */
export async function pageHere(world: PageWorld, pathname: string): Promise<Response | undefined> {
  const key = pageKeyOf(pathname);
  const link = parseLink(pathname);
  const kept = await world.kept.page(key, link?.scene);
  if (kept) return new Response(kept, { headers: { 'Content-Type': 'text/html;charset=utf-8' } });
  const found = await world.caches.match(key, { cacheName: PAGES });
  if (!found || link?.scene === undefined) return found;
  const { tour, scenes } = await lostAt(world, pathname);
  return !tour || scenes.has(link.scene) ? found : undefined;
}

/** The manifests of this device: of tours that are kept, and of those that were opened. */
async function manifestsHere(world: PageWorld): Promise<Tour[]> {
  const folders = (await world.seen.addresses()).flatMap((address) => /^\/tours\/([^/]+)\//.exec(address)?.[1] ?? []);
  const ids = new Set([...(await world.kept.tours()), ...folders]);
  const found = await Promise.all([...ids].map((id) => manifestOf(world, id)));
  return found.filter((tour) => tour !== undefined);
}

/** Every tour of which some scene can be opened now. */
export async function toursHere(world: PageWorld): Promise<Tour[]> {
  const all = await manifestsHere(world);
  const counts = await Promise.all(all.map(async (tour) => (await scenesHere(world, tour)).size));
  return all.filter((_, index) => counts[index] !== 0);
}

/** The page of a sign's code, by the manifests of this device. */
export async function signHere(world: PageWorld, code: string, script: string): Promise<string | undefined> {
  for (const tour of await manifestsHere(world)) {
    const page = signPage(code, tour, script);
    if (page !== undefined) return page;
  }
  return undefined;
}

const after = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));

/**
 * The network's answer if it comes in time, else what is here. Where nothing is here the network gets longer, but not for ever: some
 * networks take everything and never answer.
 */
export async function inTime(network: Promise<Response>, here: () => Promise<Response | undefined>): Promise<Response> {
  const first = await Promise.race([network.catch(() => undefined), after(PATIENCE_MS)]);
  if (first && first.status < 500) return first;
  const found = (await here()) ?? first ?? (await Promise.race([network, after(LONGEST_MS)]));
  if (!found) throw new Error('The network does not answer.');
  return found;
}
