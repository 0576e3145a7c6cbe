import { partsOf } from '../tour/parts';
import type { Published } from '../tour/published-shape';
import type { Tour } from '../tour/tour';
import type { Use } from '../tour/use';
import { placeMedia, type PlacedFile } from './media-files';
import type { Run } from './run';

/** Files that visitors load whole; the pictures of scenes they get in pieces. */
const WHOLE: ReadonlySet<Use> = new Set(['picture', 'film', 'sphere-film', 'sound', 'captions', 'model']);

const sourcesOf = (tour: Tour): string[] => {
  const named = partsOf(tour).flatMap(({ use, value }) => (WHOLE.has(use) && typeof value === 'string' ? [value] : []));
  return [...new Set(named)].sort();
};

export interface PressedMedia {
  files: Published['files'];
  encoded: number;
}

/** Publishes every file that is not a scene's own picture. */
export async function pressMedia(run: Run): Promise<PressedMedia> {
  const { tour, cache, tourOut: out, cacheTemp, outTemp, progress, signal } = run;
  const sources = sourcesOf(tour);
  progress.expect(sources.length);
  const placed = new Map<string, PlacedFile>();
  for (const src of sources) {
    signal?.throwIfAborted();
    placed.set(src, await placeMedia(await run.find(src), { cache, out, cacheTemp, outTemp }));
    progress.step('media');
  }
  const files = Object.fromEntries([...placed].map(([src, { file }]) => [src, file]));
  return { files, encoded: [...placed.values()].filter((each) => each.encoded).length };
}
