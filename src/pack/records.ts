import { isPack, type Pack } from './pack';
import type { Store, Stores } from './store';

const WHOLE = '/-/packs/';
const BEGUN = '/-/begun/';
const TRIAL = '/-/trial/';

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

/** The pack of a tour that is in use, if there is one: whole, and perhaps on trial. */
export const keptPack = async ({ records }: Stores, tour: string): Promise<Pack | undefined> =>
  (await read(records, TRIAL + tour)) ?? (await read(records, WHOLE + tour));

/** The pack that was begun and not finished. */
export const begunPack = ({ records }: Stores, tour: string): Promise<Pack | undefined> => read(records, BEGUN + tour);

export const begin = ({ records }: Stores, pack: Pack): Promise<void> => write(records, BEGUN + pack.tour, pack);

/** From here on the pack counts; nothing of it may be missing. */
export async function finish(stores: Stores, pack: Pack): Promise<void> {
  await passTrial(stores, pack);
  await forgetBegun(stores, pack.tour);
}

export const forgetBegun = ({ records }: Stores, tour: string): Promise<void> => records.remove(BEGUN + tour);

export async function forgetKept({ records }: Stores, tour: string): Promise<void> {
  await records.remove(TRIAL + tour);
  await records.remove(WHOLE + tour);
}

/** The version in use, while it has yet to prove itself (`trial.ts`). The one before stays where it was, so that the way back writes nothing. */
export const trialPack = ({ records }: Stores, tour: string): Promise<Pack | undefined> => read(records, TRIAL + tour);

export const beginTrial = ({ records }: Stores, pack: Pack): Promise<void> => write(records, TRIAL + pack.tour, pack);

/** The one on trial is what one may go back to from now on. */
export async function passTrial({ records }: Stores, pack: Pack): Promise<void> {
  await write(records, WHOLE + pack.tour, pack);
  await records.remove(TRIAL + pack.tour);
}

export const endTrial = ({ records }: Stores, tour: string): Promise<void> => records.remove(TRIAL + tour);

async function allAt(stores: Stores, prefix: string): Promise<Pack[]> {
  const keys = (await stores.records.keys()).filter((key) => key.startsWith(prefix));
  const packs = await Promise.all(keys.map((key) => read(stores.records, key)));
  return packs.filter((pack) => pack !== undefined);
}

export async function keptPacks(stores: Stores): Promise<Pack[]> {
  const [whole, onTrial] = await Promise.all([allAt(stores, WHOLE), trialPacks(stores)]);
  const tried = new Set(onTrial.map(({ tour }) => tour));
  return [...onTrial, ...whole.filter(({ tour }) => !tried.has(tour))];
}

export const begunPacks = (stores: Stores): Promise<Pack[]> => allAt(stores, BEGUN);

export const trialPacks = (stores: Stores): Promise<Pack[]> => allAt(stores, TRIAL);
