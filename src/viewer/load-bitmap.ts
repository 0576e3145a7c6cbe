import { EXACT } from './exact';
import { LoadError } from './load-error';

export async function loadFile(url: string, options: RequestInit): Promise<Blob> {
  let response: Response;
  try {
    response = await fetch(url, options);
    if (response.ok) return await response.blob();
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new LoadError(url, 0, { cause: error });
  }
  throw new LoadError(url, response.status);
}

/** From a blob, browsers decode outside the main thread. */
export async function decodeFile(file: Blob, url: string, signal?: AbortSignal | null): Promise<ImageBitmap> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, EXACT);
  } catch (error) {
    signal?.throwIfAborted();
    throw new LoadError(url, 200, { cause: error });
  }
  if (signal?.aborted) bitmap.close();
  signal?.throwIfAborted();
  return bitmap;
}

/** Fetches and decodes a picture. */
export const loadBitmap = async (url: string, options: RequestInit = {}): Promise<ImageBitmap> =>
  decodeFile(await loadFile(url, options), url, options.signal);

const LONGEST_WAIT = 30_000;

/** Milliseconds to wait after so many failures. */
export const waitAfter = (failures: number): number => Math.min(1_000 * 2 ** (failures - 1), LONGEST_WAIT);

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    });
  });

/** As `loadBitmap`, trying again (up to so many times) when the network is to blame. */
export async function loadPatiently(url: string, tries: number, signal: AbortSignal): Promise<ImageBitmap> {
  for (let failures = 1; ; failures++) {
    try {
      return await loadBitmap(url, { signal });
    } catch (error) {
      if (!(error instanceof LoadError) || !error.mayPass || failures >= tries) throw error;
    }
    await pause(waitAfter(failures), signal);
  }
}
