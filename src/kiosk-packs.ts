import type { Packs } from './kiosk/packs';
import { refusedVersions, refuseVersion, writeOwn } from './kiosk/storage';
import { digestOf } from './pack/digest';
import type { Net } from './pack/fetch-file';
import { fetchTour } from './pack/keep';
import type { Pack } from './pack/pack';
import { fetchEdition, planPack } from './pack/plan';
import { begunPacks, keptPack, keptPacks } from './pack/records';
import { signatureOf } from './pack/signature';
import { browserStores, type Stores } from './pack/store';
import { isOnTrial, promote, rollBack, settle } from './pack/trial';
import { tourFolder, type Pointer } from './tour/published';
import type { Tour } from './tour/tour';
import { supportedFormats } from './viewer/picture-formats';
import { registerWorker, type AppWorker } from './visit/worker';

const net: Net = {
  fetch: (address, options) => fetch(address, options),
  digest: digestOf,
  pause: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), reject(new DOMException('', 'AbortError'))), {
        once: true,
      });
    }),
  random: Math.random,
};

const noPacks = (): boolean => !('caches' in window) || !window.isSecureContext;

/** A server that takes requests and never answers would else be waited for without end. */
const LONGEST_ANSWER_MS = 20_000;

async function fetchJson<Value>(address: string): Promise<Value> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(LONGEST_ANSWER_MS) });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return (await answer.json()) as Value;
}

/** The tours of this kiosk, kept by the browser as those of visitors are, with the kiosk's own page and code. */
export class BrowserPacks implements Packs {
  readonly #stores: Stores | undefined = noPacks() ? undefined : browserStores(caches);
  readonly #fetched = new Map<string, Pack>();
  #worker: AppWorker | undefined;
  #hasNewApp = false;

  /** Where the page is opened without a worker it works, but only with a network. */
  async start(): Promise<void> {
    if (import.meta.env.DEV) return;
    this.#worker = await registerWorker({ onWaiting: () => (this.#hasNewApp = true) });
    await navigator.storage?.persist?.().catch(() => false);
  }

  async load(id: string): Promise<Tour> {
    const kept = this.#stores && (await keptPack(this.#stores, id));
    const folder = `/${tourFolder(id)}/`;
    if (kept) return fetchJson<Tour>(`${folder}tour-${kept.version}.json`);
    const { manifest } = await fetchJson<Pointer>(`${folder}tour.json`);
    return fetchJson<Tour>(folder + manifest);
  }

  async held(): ReturnType<Packs['held']> {
    if (!this.#stores) return [];
    return (await keptPacks(this.#stores)).map(({ tour, version, bytes }) => ({ tour, version, bytes }));
  }

  async isWhole(id: string): Promise<boolean> {
    const kept = this.#stores && (await keptPack(this.#stores, id));
    if (!this.#stores || !kept) return false;
    const there = new Set(await this.#stores.tour(id).keys());
    return kept.files.every(({ key }) => there.has(key));
  }

  async fetchNewer(id: string): Promise<boolean> {
    const stores = this.#stores;
    if (!stores || !this.#worker) return false;
    const before = await keptPack(stores, id);
    const signal = new AbortController().signal;
    const supports = await supportedFormats();
    // Asked before anything is fetched: what was refused would else come again each hour.
    const edition = await fetchEdition(id, net, signal);
    const { languages } = edition.tour;
    const choice = { quality: 'full', video: true, languages, kiosk: true } as const;
    const planned = planPack(edition, choice, supports);
    if (refusedVersions().includes(await signatureOf(planned))) return false;
    const pack = await fetchTour(id, choice, { net, stores, supports, signal });
    if (before && (await signatureOf(pack)) === (await signatureOf(before))) return false;
    this.#fetched.set(id, pack);
    return true;
  }

  async promote(): Promise<void> {
    if (!this.#stores) return;
    const [wanted, faults] = [this.#fetched.size, [] as unknown[]];
    for (const [id, pack] of this.#fetched) {
      await promote(pack, this.#stores).then(
        () => this.#fetched.delete(id),
        (error: unknown) => faults.push(error),
      );
    }
    // One that was taken is to be opened; the others are tried again after that.
    if (faults.length > 0 && faults.length === wanted) throw faults[0];
  }

  async isOnTrial(id: string): Promise<boolean> {
    return this.#stores !== undefined && isOnTrial(id, this.#stores);
  }

  async settle(id: string): Promise<void> {
    if (!this.#stores) return;
    writeOwn('started', '0');
    await settle(id, this.#stores);
  }

  async rollBack(id: string): Promise<void> {
    if (!this.#stores) return;
    const bad = await rollBack(id, this.#stores);
    if (bad) refuseVersion(await signatureOf(bad));
  }

  async forgetSeen(): Promise<void> {
    // Until a tour is held whole, what was seen of it is what opens without a network.
    if (!this.#stores || (await keptPacks(this.#stores)).length === 0) return;
    const { active } = (await navigator.serviceWorker.getRegistration()) ?? {};
    active?.postMessage({ type: 'FORGET' });
  }

  hasNewApp(): boolean {
    return this.#hasNewApp;
  }

  takeNewApp(): void {
    this.#hasNewApp = false;
    this.#worker?.takeUpdate();
  }

  async isFetching(): Promise<boolean> {
    return this.#stores !== undefined && (await begunPacks(this.#stores)).length > 0;
  }
}
