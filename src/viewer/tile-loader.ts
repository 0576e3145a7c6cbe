import { LoadError } from './load-error';
import { loadTile } from './load-tile';
import type { TileAnswer, TileOrder } from './tile-errand';
import type { TileFiles } from './tile-files';
import { whenIdle } from './when-idle';

interface Order {
  address: string;
  signal: AbortSignal;
  resolve: (bitmap: ImageBitmap) => void;
  reject: (error: unknown) => void;
}

/** The part of a worker that is needed of it. */
export type TileWorker = Pick<Worker, 'addEventListener' | 'terminate'> & {
  postMessage: (orders: readonly TileOrder[]) => void;
};

/** Until a page's own worker answers for it, what is fetched elsewhere than in the page would be missing from what is kept of the visit. */
const isOwned = (): boolean => !('serviceWorker' in navigator) || navigator.serviceWorker.controller !== null;

/** Asking for a file takes the main thread milliseconds, by which a frame would be longer. */
const betweenFrames = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Loads tiles by a worker, which is started at rest. Before that, and where there can be none, the page does it itself. */
export class TileLoader {
  #worker: TileWorker | undefined;
  #isUseless = false;
  #last = 0;
  readonly #orders = new Map<number, Order>();
  #outbox: TileOrder[] = [];

  constructor(private readonly start: () => TileWorker) {}

  /** To be called at rest: it takes a moment. */
  readonly prepare = (): void => {
    if (this.#worker || this.#isUseless) return;
    try {
      if (isOwned()) this.#begin();
      else navigator.serviceWorker.addEventListener('controllerchange', this.#prepareSoon, { once: true });
    } catch {
      // As for a page that was opened from a folder, or is shut in by another.
      this.#isUseless = true;
    }
  };

  readonly #prepareSoon = (): void => void whenIdle(this.prepare);

  #begin(): void {
    const worker = this.start();
    worker.addEventListener('message', ({ data }) => this.#take(data as TileAnswer));
    worker.addEventListener('error', () => this.#giveUp());
    this.#worker = worker;
  }

  /** Rejects with a `LoadError`, or as the signal says. `files`: what the page itself has fetched before. */
  load(address: string, signal: AbortSignal, files?: TileFiles): Promise<ImageBitmap> {
    return this.#worker ? this.#order(address, signal) : loadHere(address, signal, files);
  }

  #order(address: string, signal: AbortSignal): Promise<ImageBitmap> {
    const id = ++this.#last;
    const done = new Promise<ImageBitmap>((resolve, reject) => {
      this.#orders.set(id, { address, signal, resolve, reject });
      signal.addEventListener('abort', () => {
        if (!this.#orders.delete(id)) return;
        this.#send({ id });
        reject(signal.reason as Error);
      });
    });
    // The worker's own address is another than the page's.
    this.#send({ id, address: new URL(address, location.href).href });
    return done;
  }

  /** Several together, and not in the frame that asks for them. */
  #send(order: TileOrder): void {
    this.#outbox.push(order);
    if (this.#outbox.length > 1) return;
    void betweenFrames().then(() => this.#worker?.postMessage(this.#outbox.splice(0)));
  }

  #take(answer: TileAnswer): void {
    const order = this.#orders.get(answer.id);
    this.#orders.delete(answer.id);
    if (!('bitmap' in answer)) this.#fail(order, answer.status);
    else if (order) order.resolve(answer.bitmap);
    else answer.bitmap.close();
  }

  #fail(order: Order | undefined, status: number): void {
    if (!order) return;
    const { address, signal, resolve, reject } = order;
    if (status !== 200) return reject(new LoadError(address, status));
    // Where only the page can decode, the worker is of no use.
    loadTile(address, signal).then((bitmap) => (resolve(bitmap), this.#giveUp()), reject);
  }

  /** It could not be loaded, or broke: what it was asked for is loaded here. */
  #giveUp(): void {
    this.#worker?.terminate();
    [this.#worker, this.#isUseless, this.#outbox] = [undefined, true, []];
    const orders = [...this.#orders.values()];
    this.#orders.clear();
    for (const { address, signal, resolve, reject } of orders) loadTile(address, signal).then(resolve, reject);
  }
}

async function loadHere(address: string, signal: AbortSignal, files?: TileFiles): Promise<ImageBitmap> {
  await betweenFrames();
  signal.throwIfAborted();
  return loadTile(address, signal, files);
}

/** The one of this page. */
export const tileLoader = new TileLoader(
  () => new Worker(new URL('./tile-worker.ts', import.meta.url), { type: 'module', name: 'tiles' }),
);
