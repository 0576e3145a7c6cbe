import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LoadError } from '../../src/viewer/load-error';
import type { TileAnswer, TileOrder } from '../../src/viewer/tile-errand';
import { TileLoader, type TileWorker } from '../../src/viewer/tile-loader';

interface Picture {
  from: string;
  isClosed: boolean;
}

const picture = (from: string): ImageBitmap & Picture => {
  const made = { from, isClosed: false, close: () => void (made.isClosed = true) };
  return made as unknown as ImageBitmap & Picture;
};

/** The worker's side, whose answers the test gives. */
class Hand extends EventTarget {
  readonly orders: TileOrder[] = [];
  posts = 0;
  isEnded = false;

  postMessage(orders: readonly TileOrder[]): void {
    this.posts++;
    this.orders.push(...orders);
  }

  terminate(): void {
    this.isEnded = true;
  }

  answer(answer: TileAnswer): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: answer }));
  }
}

let hand: Hand;
let loader: TileLoader;
let asked: string[];
const never = new AbortController().signal;

beforeEach(() => {
  [hand, asked] = [new Hand(), []];
  loader = new TileLoader(() => hand as unknown as TileWorker);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('location', { href: 'https://di.san/vi/thanh-co/cong-tien' });
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return Promise.resolve(
      new Response(address.includes('gone') ? null : 'x', { status: address.includes('gone') ? 404 : 200 }),
    );
  });
  vi.stubGlobal('createImageBitmap', () => Promise.resolve(picture('page')));
});
afterEach(() => vi.unstubAllGlobals());

const from = async (loaded: Promise<ImageBitmap>): Promise<string> => ((await loaded) as ImageBitmap & Picture).from;

const between = (): Promise<unknown> => new Promise((over) => setTimeout(over, 5));

describe('a tile', () => {
  it('is loaded by the page until there is a worker', async () => {
    expect(await from(loader.load('/t/0.avif', never))).toBe('page');
    expect(hand.orders).toEqual([]);
  });

  it('is loaded by the worker from then on', async () => {
    loader.prepare();
    const loaded = loader.load('/t/0.avif', never);
    void loader.load('/t/1.avif', never);
    await between();
    expect(hand.orders).toEqual([0, 1].map((tile) => ({ id: tile + 1, address: `https://di.san/t/${tile}.avif` })));
    expect(hand.posts).toBe(1);
    hand.answer({ id: 1, bitmap: picture('worker') });
    expect(await from(loaded)).toBe('worker');
    expect(asked).toEqual([]);
  });

  it('that is no longer wanted is called off, and let go if it comes all the same', async () => {
    loader.prepare();
    const stop = new AbortController();
    const loaded = loader.load('/t/0.avif', stop.signal);
    stop.abort();
    await expect(loaded).rejects.toMatchObject({ name: 'AbortError' });
    await between();
    expect(hand.orders.at(-1)).toEqual({ id: 1 });
    const late = picture('worker');
    hand.answer({ id: 1, bitmap: late });
    expect(late.isClosed).toBe(true);
  });

  it.each([
    [0, true],
    [404, false],
    [503, true],
  ])('that was answered with %i may come later: %s', async (status, mayPass) => {
    loader.prepare();
    const loaded = loader.load('/t/0.avif', never);
    hand.answer({ id: 1, status });
    const error: unknown = await loaded.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LoadError);
    expect(error).toMatchObject({ url: '/t/0.avif', status, mayPass });
  });

  it('that only the page can decode is decoded there, and all others from then on', async () => {
    loader.prepare();
    const loaded = loader.load('/t/0.avif', never);
    hand.answer({ id: 1, status: 200 });
    expect(await from(loaded)).toBe('page');
    expect(hand.isEnded).toBe(true);
    expect(await from(loader.load('/t/1.avif', never))).toBe('page');
  });

  it('that nobody can decode leaves the worker at work', async () => {
    loader.prepare();
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
    const loaded = loader.load('/t/0.avif', never);
    hand.answer({ id: 1, status: 200 });
    await expect(loaded).rejects.toMatchObject({ status: 200 });
    expect(hand.isEnded).toBe(false);
  });
});

describe('a worker', () => {
  it('that breaks, or never came, leaves its orders to the page', async () => {
    loader.prepare();
    const loaded = [loader.load('/t/0.avif', never), loader.load('/gone', never)];
    hand.dispatchEvent(new Event('error'));
    const [first, second] = await Promise.allSettled(loaded);
    expect(first).toMatchObject({ status: 'fulfilled', value: { from: 'page' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { status: 404 } });
    loader.prepare();
    expect(await from(loader.load('/t/2.avif', never))).toBe('page');
  });

  it('that may not be started is done without', async () => {
    loader = new TileLoader(() => {
      throw new DOMException('Not from a folder', 'SecurityError');
    });
    loader.prepare();
    expect(await from(loader.load('/t/0.avif', never))).toBe('page');
  });

  it('waits until the page’s own worker answers: what is fetched before would be missing from what is kept', async () => {
    const own = Object.assign(new EventTarget(), { controller: null as object | null });
    vi.stubGlobal('navigator', { serviceWorker: own });
    vi.stubGlobal('requestIdleCallback', (act: () => void) => act());
    loader.prepare();
    expect(await from(loader.load('/t/0.avif', never))).toBe('page');
    own.controller = {};
    own.dispatchEvent(new Event('controllerchange'));
    const loaded = loader.load('/t/1.avif', never);
    hand.answer({ id: 1, bitmap: picture('worker') });
    expect(await from(loaded)).toBe('worker');
  });
});
