import { partsOf } from '../tour/parts';
import type { ListedFile } from '../tour/published';
import type { Published } from '../tour/published-shape';
import type { Tour } from '../tour/tour';
import type { Use } from '../tour/use';
import { placeMedia, type PlacedFile } from './media-files';
import type { Run } from './run';
import { filmsToShrink, smallFilm } from './small-films';

/** Files that visitors load whole; the pictures of scenes they get in pieces. */
const WHOLE: ReadonlySet<Use> = new Set(['picture', 'film', 'sphere-film', 'sound', 'captions', 'model']);

const sourcesOf = (tour: Tour): string[] => {
  const named = partsOf(tour).flatMap(({ use, value }) => (WHOLE.has(use) && typeof value === 'string' ? [value] : []));
  return [...new Set(named)].sort();
};

export interface PressedMedia {
  files: Published['files'];
  /** All of them, with their other sizes. */
  listed: ListedFile[];
  encoded: number;
}

/** Publishes every file that is not a scene's own picture. */
export async function pressMedia(run: Run): Promise<PressedMedia> {
  const { tour, cache, tourOut: out, cacheTemp, outTemp, progress, signal } = run;
  const sources = sourcesOf(tour);
  progress.expect(sources.length);
  const placed = new Map<string, PlacedFile>();
  const [films, room] = [filmsToShrink(tour), { cache, out, cacheTemp, outTemp, ...(signal && { signal }) }];
  for (const src of sources) {
    signal?.throwIfAborted();
    const source = await run.find(src);
    const [one, width] = [await placeMedia(source, room), films.get(src)];
    const variants = width === undefined ? [] : await smallFilm(source, width, room);
    placed.set(src, variants.length > 0 ? { ...one, file: { ...one.file, variants } } : one);
    progress.step('media');
  }
  const files = Object.fromEntries([...placed].map(([src, { file }]) => [src, file]));
  const listed = Object.values(files).flatMap(({ path, bytes, sha256, variants = [] }): ListedFile[] => [
    { path, bytes, sha256 },
    ...variants,
  ]);
  return { files, listed, encoded: [...placed.values()].filter((each) => each.encoded).length };
}
