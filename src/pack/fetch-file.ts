import { isAbort, PackError } from './pack-error';
import type { PackFile } from './pack';

/** What the engine needs of the world, so that it runs in a browser and in Node alike. */
export interface Net {
  fetch(address: string, options: RequestInit): Promise<Response>;
  /** SHA-256 in lower-case hexadecimal. */
  digest(bytes: Blob): Promise<string>;
  /** Resolves after so many milliseconds, or rejects when the signal says so. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** 0 to 1, for waits that differ from visitor to visitor. */
  random(): number;
}

/** A body of which nothing comes for so long is given up. */
export const STALL_MS = 20_000;
const TRIES = 4;
const FIRST_WAIT_MS = 800;
const LONGEST_WAIT_MS = 20_000;

const troubleOf = (status: number): PackError['code'] => {
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? 'busy' : 'wrong';
};

/** Reads a body to its end unless it stalls or is longer than promised. */
async function readBody(response: Response, most: number, told: (bytes: number) => void): Promise<Blob> {
  const reader = response.body?.getReader();
  if (!reader) return new Blob([]);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    told(value.length);
    parts.push(value);
    if (size > most) {
      await reader.cancel();
      break;
    }
  }
  return new Blob(parts, { type: response.headers.get('Content-Type') ?? '' });
}

interface Request {
  address: string;
  mostBytes: number;
  signal: AbortSignal;
  /** Called with the bytes of each piece that arrives. */
  onBytes?: (bytes: number) => void;
}

/** Asks once. Not through the browser's own store: what is kept need not lie there a second time. */
async function ask(net: Net, { address, mostBytes, signal, onBytes }: Request): Promise<[Blob, Response]> {
  const stall = new AbortController();
  let timer = setTimeout(() => stall.abort(), STALL_MS);
  const told = (bytes: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => stall.abort(), STALL_MS);
    onBytes?.(bytes);
  };
  const stop = () => stall.abort();
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    const response = await net.fetch(address, { cache: 'no-store', redirect: 'error', signal: stall.signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw Object.assign(new PackError(troubleOf(response.status), address), { response });
    }
    return [await readBody(response, mostBytes, told), response];
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PackError ? error : new PackError('offline', address, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

const isHtml = (blob: Blob, start: string): boolean =>
  blob.type.startsWith('text/html') || /^\s*<(?:!doctype|html)/i.test(start);

/** The bytes are not what the list says: a newer page, a login page of the network, or something else. */
async function whyWrong(blob: Blob, address: string): Promise<PackError> {
  const start = await blob.slice(0, 100).text();
  if (!isHtml(blob, start)) return new PackError('wrong', address);
  return new PackError(address.endsWith('/') ? 'changed' : 'portal', address);
}

const retryAfter = (error: unknown): number => {
  const response = error instanceof PackError && 'response' in error ? error.response : undefined;
  const seconds = response instanceof Response ? Number(response.headers.get('Retry-After')) : 0;
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, 60_000) : 0;
};

/** Tries again, later and later and never all visitors at once, while the fault may pass. */
export async function patiently<T>(net: Net, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await task();
    } catch (error) {
      if (isAbort(error) || !(error instanceof PackError) || !error.mayPass || failures >= TRIES) throw error;
      const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
      await net.pause(Math.max(retryAfter(error), wait * (0.5 + net.random() / 2)), signal);
    }
  }
}

/** Whether bytes are the file that the list names. */
export const isFile = async (net: Pick<Net, 'digest'>, file: PackFile, blob: Blob): Promise<boolean> =>
  blob.size === file.bytes && (await net.digest(blob)) === file.sha256;

/** The bytes of one file, whatever the network did to them before. */
export function fetchFile(
  net: Net,
  file: PackFile,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Blob> {
  return patiently(net, signal, async () => {
    let came = 0;
    const count = (bytes: number) => {
      came += bytes;
      onBytes(bytes);
    };
    try {
      const [blob] = await ask(net, { address: file.address, mostBytes: file.bytes, signal, onBytes: count });
      if (await isFile(net, file, blob)) return blob;
      throw await whyWrong(blob, file.address);
    } catch (error) {
      onBytes(-came);
      throw error;
    }
  });
}

const MOST_LIST_BYTES = 50_000_000;

/** A small JSON file that has no hash of its own: it must be one, and what `is` says. */
export function fetchJson<T>(
  net: Net,
  address: string,
  is: (value: unknown) => value is T,
  signal: AbortSignal,
): Promise<T> {
  return patiently(net, signal, async () => {
    const [blob] = await ask(net, { address, mostBytes: MOST_LIST_BYTES, signal });
    const text = await blob.text();
    try {
      const value: unknown = JSON.parse(text);
      if (is(value)) return value;
    } catch {
      // Falls through: neither JSON nor what was asked for.
    }
    throw await whyWrong(blob, address);
  });
}
