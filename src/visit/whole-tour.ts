import type { Tour } from '../tour/tour';
import { isFlat } from '../viewer/viewer-scene';

/** Not a check of the manifest (press made it), only that it is one: some networks answer anything with a page of their own. */
const isManifest = (value: unknown): value is Tour =>
  typeof value === 'object' && value !== null && 'scenes' in value && Array.isArray(value.scenes);

async function fetchTour(address: string): Promise<Tour> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const value: unknown = await response.json();
  if (!isManifest(value)) throw new Error(`${address}: not a tour`);
  // Who never meets a flat picture does without its code.
  return value.scenes.some(isFlat) ? (await import('../viewer/flat-scene')).seenTour(value) : value;
}

/** Loads the whole tour once, however often it is asked for; after a failure the next call tries again. */
export function tourLoader(address: string): () => Promise<Tour> {
  let loading: Promise<Tour> | undefined;
  return () => {
    loading ??= fetchTour(address).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
