import { isFile, type Net } from './fetch-file';
import type { Pack, PackFile } from './pack';
import type { Stores } from './store';

/** Takes a file from this device, if it is there in the right bytes. */
export type Near = (file: PackFile) => Promise<Blob | undefined>;

interface Device {
  net: Pick<Net, 'digest'>;
  stores: Stores;
}

/**
 * What can be had for a pack without the network: files that the browser has from ordinary visits, and pages. Every page names its
 * tour's version, so that a new version changes all of them, most in nothing else: such a page is made of the one that is kept.
 * In each case the hash says whether it is right.
 */
export function nearFiles({ net, stores }: Device, before: Pack | undefined, after: Pack): Near {
  const old = new Map(before?.files.map(({ address, key }) => [address, key]));
  const pageOf = async ({ address }: PackFile): Promise<Blob | undefined> => {
    const page = await stores.tour(after.tour).read(old.get(address) ?? '/-/');
    if (!page || !before) return undefined;
    return new Blob([(await page.text()).replaceAll(before.version, after.version)], { type: page.type });
  };
  return async (file) => {
    const isPage = file.key !== file.address;
    const found = await (isPage ? pageOf(file) : stores.nearby(file.address)).catch(() => undefined);
    return found && (await isFile(net, file, found)) ? found : undefined;
  };
}
