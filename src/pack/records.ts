import { isPack, type Pack } from './pack';
import type { Store, Stores } from './store';

const WHOLE = '/-/packs/';
const BEGUN = '/-/begun/';
const GOOD = '/-/good/';

async function read(records: Store, key: string): Promise<Pack | undefined> {
  const text = await records.read(key).then((blob) => blob?.text());
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isPack(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const write = (records: Store, key: string, pack: Pack): Promise<void> =>
  records.write(key, new Blob([JSON.stringify(pack)], { type: 'application/json' }));

/** The pack of a tour that is whole, if there is one. */
export const keptPack = ({ records }: Stores, tour: string): Promise<Pack | undefined> => read(records, WHOLE + tour);

/** The pack that was begun and not finished. */
export const begunPack = ({ records }: Stores, tour: string): Promise<Pack | undefined> => read(records, BEGUN + tour);

export const begin = ({ records }: Stores, pack: Pack): Promise<void> => write(records, BEGUN + pack.tour, pack);

/** From here on the pack counts; nothing of it may be missing. */
export async function finish({ records }: Stores, pack: Pack): Promise<void> {
  await write(records, WHOLE + pack.tour, pack);
  await records.remove(BEGUN + pack.tour);
}

export const forgetBegun = ({ records }: Stores, tour: string): Promise<void> => records.remove(BEGUN + tour);

export const forgetKept = ({ records }: Stores, tour: string): Promise<void> => records.remove(WHOLE + tour);

/** The version before the one in use, while that one has yet to prove itself (`trial.ts`). */
export const goodPack = ({ records }: Stores, tour: string): Promise<Pack | undefined> => read(records, GOOD + tour);

export const setGood = ({ records }: Stores, pack: Pack): Promise<void> => write(records, GOOD + pack.tour, pack);

export const forgetGood = ({ records }: Stores, tour: string): Promise<void> => records.remove(GOOD + tour);

async function allAt(stores: Stores, prefix: string): Promise<Pack[]> {
  const keys = (await stores.records.keys()).filter((key) => key.startsWith(prefix));
  const packs = await Promise.all(keys.map((key) => read(stores.records, key)));
  return packs.filter((pack) => pack !== undefined);
}

export const keptPacks = (stores: Stores): Promise<Pack[]> => allAt(stores, WHOLE);

export const begunPacks = (stores: Stores): Promise<Pack[]> => allAt(stores, BEGUN);

export const goodPacks = (stores: Stores): Promise<Pack[]> => allAt(stores, GOOD);
