import { reloadWhenReachable } from './kiosk/reload';
import { refuseVersion } from './kiosk/storage';
import { trialPacks } from './pack/records';
import { signatureOf } from './pack/signature';
import { browserStores } from './pack/store';
import { rollBack } from './pack/trial';

/*
 * Inlined in the kiosk's page, before all else: what is left when the code does not come or does not run. A version on trial that has not started
 * by the third time gives way to the one before.
 */

const PATIENCE_MS = 12_000;
/** Three of these are over before a watcher outside, which waits for half a minute, begins to load the page anew itself. */
const TRIAL_PATIENCE_MS = 9_000;
/** All its code has run when a page has loaded; one on trial that shows nothing so long after that will not begin by itself. */
const TRIAL_AFTER_LOAD_MS = 4_000;
const MOST_STARTS = 3;
const STARTED = 'kiosk.started';

async function isTakenBack(starts: number): Promise<boolean> {
  const stores = browserStores(caches);
  const onTrial = await trialPacks(stores);
  if (onTrial.length === 0 || starts < MOST_STARTS) return false;
  for (const { tour } of onTrial) {
    const bad = await rollBack(tour, stores);
    if (bad) refuseVersion(await signatureOf(bad));
  }
  return true;
}

async function guard(): Promise<void> {
  const starts = Number(localStorage.getItem(STARTED) ?? 0) + 1;
  localStorage.setItem(STARTED, String(starts));
  if (document.documentElement.dataset['kiosk'] !== undefined) return;
  if (await isTakenBack(starts)) localStorage.setItem(STARTED, '0');
  reloadWhenReachable();
}

const isTrial = async (): Promise<boolean> => (await trialPacks(browserStores(caches))).length > 0;

const hasLoaded = (): Promise<unknown> =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((loaded) => addEventListener('load', loaded, { once: true }));

const pause = (ms: number): Promise<unknown> => new Promise((over) => setTimeout(over, ms));

async function untilLate(): Promise<unknown> {
  if (!(await isTrial().catch(() => false))) return pause(PATIENCE_MS);
  return Promise.race([pause(TRIAL_PATIENCE_MS), hasLoaded().then(() => pause(TRIAL_AFTER_LOAD_MS))]);
}

void untilLate().then(guard).catch(reloadWhenReachable);
