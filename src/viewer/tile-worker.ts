import { LoadError } from './load-error';
import { loadTile } from './load-tile';
import type { TileAnswer, TileOrder } from './tile-errand';
import { TileFiles } from './tile-files';

/** Runs beside the page: asking for a file, taking it in and handing it to a decoder take a slow phone's main thread ten milliseconds a tile. */
const worker = self as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<readonly TileOrder[]>) => void): void;
  postMessage(answer: TileAnswer, transfer?: Transferable[]): void;
};

const files = new TileFiles();
const orders = new Map<number, AbortController>();

async function deliver(id: number, address: string): Promise<void> {
  const stop = new AbortController();
  orders.set(id, stop);
  try {
    const bitmap = await loadTile(address, stop.signal, files);
    worker.postMessage({ id, bitmap }, [bitmap]);
  } catch (error) {
    if (!stop.signal.aborted) worker.postMessage({ id, status: error instanceof LoadError ? error.status : 0 });
  } finally {
    orders.delete(id);
  }
}

worker.addEventListener('message', ({ data }) => {
  for (const { id, address } of data) {
    if (address === undefined) orders.get(id)?.abort();
    else void deliver(id, address);
  }
});
