import { isFile, type Net } from './fetch-file';
import type { Pack, PackFile } from './pack';
import type { Stores } from './store';

/** Which files of a pack are gone. Fast: it only counts them by name. */
export async function missingFiles(pack: Pack, stores: Stores): Promise<PackFile[]> {
  const there = new Set(await stores.tour(pack.tour).keys());
  return pack.files.filter(({ key }) => !there.has(key));
}

/** Which files of a pack are gone or have become something else. Reads every byte. */
export async function damagedFiles(pack: Pack, stores: Stores, net: Pick<Net, 'digest'>): Promise<PackFile[]> {
  const store = stores.tour(pack.tour);
  const damaged: PackFile[] = [];
  for (const file of pack.files) {
    const found = await store.read(file.key).catch(() => undefined);
    if (!found || !(await isFile(net, file, found))) damaged.push(file);
  }
  return damaged;
}
