import { tidy } from './keep';
import type { Pack } from './pack';
import { beginTrial, endTrial, finish, forgetBegun, keptPack, passTrial, trialPack } from './records';
import type { Stores } from './store';

/**
 * For machines that nobody stands beside: a new version takes the place of the one in use at a moment of their choosing, and the one before stays
 * whole beside it until the new one has proven itself.
 *
 * fetchTour → promote → settle, or roll back, which writes nothing: it works on a full disk, too.
 */

/** All of `pack` must be there and verified. */
export async function promote(pack: Pack, stores: Stores): Promise<void> {
  // A version that never proved itself is no way back: the one before it stays that.
  if (!(await keptPack(stores, pack.tour))) return finish(stores, pack);
  await beginTrial(stores, pack);
  await forgetBegun(stores, pack.tour);
}

/** Whether the version in use has yet to prove itself. */
export const isOnTrial = async (tour: string, stores: Stores): Promise<boolean> =>
  (await trialPack(stores, tour)) !== undefined;

/** The version in use works: what only the one before needed goes. */
export async function settle(tour: string, stores: Stores): Promise<void> {
  const tried = await trialPack(stores, tour);
  if (!tried) return;
  await passTrial(stores, tried);
  await tidy(stores, tried);
}

/** The last version that worked is in use again. Returns the one that did not; undefined when none was on trial. */
export async function rollBack(tour: string, stores: Stores): Promise<Pack | undefined> {
  const bad = await trialPack(stores, tour);
  if (!bad) return undefined;
  await endTrial(stores, tour);
  await forgetBegun(stores, tour);
  const good = await keptPack(stores, tour);
  if (good) await tidy(stores, good);
  return bad;
}
