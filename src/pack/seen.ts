import { isRecent, NOTHING_RECENT, surplus, used, without, type Recent } from './recent';
import { isSound } from './sound';
import { PAGES, SEEN } from './store';

/** Of what visitors saw without asking to keep it. */
export const SEEN_BYTES = 80_000_000;
const INDEX = '/-/recent';
const SAVE_AFTER_MS = 1_500;

export interface SeenOptions {
  caches: CacheStorage;
  maxBytes?: number;
}

/** What was seen is stored in passing; what was not used for longest goes first. Lives in the worker. */
export class Seen {
  readonly #caches: CacheStorage;
  readonly #maxBytes: number;
  #recent: Recent | undefined;
  #loading: Promise<void> | undefined;
  #saving: Promise<void> | undefined;

  constructor({ caches, maxBytes = SEEN_BYTES }: SeenOptions) {
    this.#caches = caches;
    this.#maxBytes = maxBytes;
  }

  read(address: string): Promise<Response | undefined> {
    return this.#caches.match(address, { cacheName: SEEN, ignoreVary: true });
  }

  /** Every address that is stored. */
  async addresses(): Promise<string[]> {
    if (!(await this.#caches.has(SEEN))) return [];
    const cache = await this.#caches.open(SEEN);
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  }

  /** Stores an answer if it is whole. What does not fit into the device is not stored. */
  async keep(address: string, response: Response): Promise<boolean> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > this.#maxBytes / 4 || !isSound(address, bytes)) return false;
    const headers = {
      'Content-Type': response.headers.get('Content-Type') ?? '',
      'Content-Length': String(bytes.length),
    };
    try {
      const cache = await this.#caches.open(SEEN);
      await cache.put(address, new Response(bytes, { headers }));
    } catch {
      await this.#trim(this.#maxBytes / 2);
      return false;
    }
    await this.note(address, bytes.length);
    return true;
  }

  /** Notes a use; several in a row are saved together. Resolves when it is saved. */
  async note(address: string, bytes?: number): Promise<void> {
    await this.#load();
    this.#recent = used(this.#recent ?? NOTHING_RECENT, address, bytes);
    this.#saving ??= new Promise((resolve) => setTimeout(resolve, SAVE_AFTER_MS)).then(() => {
      this.#saving = undefined;
      return this.#trim(this.#maxBytes);
    });
    await this.#saving;
  }

  /** Nothing was seen, and no page was opened. */
  async forget(): Promise<void> {
    await this.#load();
    this.#recent = NOTHING_RECENT;
    await Promise.all([SEEN, PAGES].map((name) => this.#caches.delete(name)));
  }

  async #load(): Promise<Recent> {
    this.#loading ??= this.#caches
      .match(INDEX, { cacheName: SEEN })
      .then((found): Promise<unknown> | undefined => found?.json())
      .then((value) => void (this.#recent ??= isRecent(value) ? value : NOTHING_RECENT))
      .catch(() => undefined);
    await this.#loading;
    return this.#recent ?? NOTHING_RECENT;
  }

  async #trim(maxBytes: number): Promise<void> {
    const gone = surplus(await this.#load(), maxBytes);
    const cache = await this.#caches.open(SEEN);
    for (const address of gone) await cache.delete(address);
    this.#recent = without(this.#recent ?? NOTHING_RECENT, gone);
    await cache.put(INDEX, new Response(JSON.stringify(this.#recent))).catch(() => undefined);
  }
}
