import type { MediaFacts } from '../tour/media-facts';
import { hasFfmpeg } from './ffmpeg';
import { mediaPaths } from './media-paths';
import { probe } from './probe';
import { findSource } from './source-file';

const AT_ONCE = 4;

/** Facts of every file that a manifest names, by the path it gives; missing files are absent. Nothing outside the folder is opened. */
export async function readFacts(folder: string, manifest: unknown): Promise<Map<string, MediaFacts>> {
  const paths = mediaPaths(manifest);
  const found = new Map<string, MediaFacts>();
  const next = paths.values();
  const work = async (): Promise<void> => {
    for (const path of next) {
      const source = await findSource(folder, path);
      if (typeof source === 'object') found.set(path, await probe(source.file));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const films = [...found.values()].filter(({ hasVideo }) => hasVideo === true);
  if (films.length > 0 && !(await hasFfmpeg())) for (const film of films) film.cannotShrink = true;
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
