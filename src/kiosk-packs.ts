import type { Packs } from './kiosk/packs';
import { readOwn, writeOwn } from './kiosk/storage';
import { digestOf } from './pack/digest';
import type { Net } from './pack/fetch-file';
import { fetchTour } from './pack/keep';
import type { Pack } from './pack/pack';
import { begunPacks, goodPacks, keptPack, keptPacks } from './pack/records';
import { browserStores, type Stores } from './pack/store';
import { promote, rollBack, settle } from './pack/trial';
import type { Language } from './tour/language';
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

/** A name for just these files: the version alone does not tell when only the application has changed. */
const signatureOf = (pack: Pack): Promise<string> =>
  digestOf(new Blob([JSON.stringify(pack.files.map(({ address, sha256 }) => [address, sha256]).sort())]));

const noPacks = (): boolean => !('caches' in window) || !window.isSecureContext;

async function fetchJson<Value>(address: string): Promise<Value> {
  const answer = await fetch(address);
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

  async fetchNewer(id: string): Promise<boolean> {
    const stores = this.#stores;
    if (!stores || !this.#worker) return false;
    const [before, { languages }] = await Promise.all([keptPack(stores, id), this.load(id)]);
    const choice = { quality: 'full', video: true, languages: languages as readonly Language[], kiosk: true } as const;
    const signal = new AbortController().signal;
    const pack = await fetchTour(id, choice, { net, stores, supports: await supportedFormats(), signal });
    const signature = await signatureOf(pack);
    if (signature === readOwn('refused') || (before && signature === (await signatureOf(before)))) return false;
    this.#fetched.set(id, pack);
    return true;
  }

  async promote(): Promise<void> {
    if (!this.#stores) return;
    for (const pack of this.#fetched.values()) await promote(pack, this.#stores);
    this.#fetched.clear();
    this.#worker?.packsChanged();
  }

  async isOnTrial(): Promise<boolean> {
    return this.#stores !== undefined && (await goodPacks(this.#stores)).length > 0;
  }

  async settle(): Promise<void> {
    if (!this.#stores) return;
    writeOwn('started', '0');
    for (const { tour } of await goodPacks(this.#stores)) await settle(tour, this.#stores);
    this.#worker?.packsChanged();
  }

  async rollBack(): Promise<void> {
    if (!this.#stores) return;
    for (const { tour } of await goodPacks(this.#stores)) {
      const bad = await rollBack(tour, this.#stores);
      if (bad) writeOwn('refused', await signatureOf(bad));
    }
    this.#worker?.packsChanged();
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
