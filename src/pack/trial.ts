import { keptPack, goodPack, finish, forgetGood, forgetBegun, setGood } from './records';
import { tidy } from './keep';
import type { Pack } from './pack';
import type { Stores } from './store';

/**
 * For machines that nobody stands beside: a new version takes the place of the one in use at a moment of their choosing, and the one before stays
 * whole beside it until the new one has proven itself.
 *
 * fetchTour → promote → settle, or roll back.
 */

/** All of `pack` must be there and verified. */
export async function promote(pack: Pack, stores: Stores): Promise<void> {
  const before = await keptPack(stores, pack.tour);
  // A version that never proved itself is no way back.
  if (before && !(await goodPack(stores, pack.tour))) await setGood(stores, before);
  await finish(stores, pack);
}

/** Whether the version in use has yet to prove itself. */
export const isOnTrial = async (tour: string, stores: Stores): Promise<boolean> =>
  (await goodPack(stores, tour)) !== undefined;

/** The version in use works: what only the one before needed goes. */
export async function settle(tour: string, stores: Stores): Promise<void> {
  const kept = await keptPack(stores, tour);
  if (!kept || !(await isOnTrial(tour, stores))) return;
  await forgetGood(stores, tour);
  await tidy(stores, kept);
}

/** The last version that worked is in use again. Returns the one that did not; undefined when there was nothing to go back to. */
export async function rollBack(tour: string, stores: Stores): Promise<Pack | undefined> {
  const good = await goodPack(stores, tour);
  if (!good) return undefined;
  const bad = await keptPack(stores, tour);
  await finish(stores, good);
  await forgetGood(stores, tour);
  await forgetBegun(stores, tour);
  await tidy(stores, good);
  return bad;
}
