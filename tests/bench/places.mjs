import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BENCH = fileURLToPath(new URL('.', import.meta.url));

/** Everything that is generated: pictures, built peers, the pressed tour. Safe to delete. */
export const CACHE = join(ROOT, 'node_modules/.cache/disan360/bench');
export const PEERS = join(CACHE, 'peers');

export const placesOf = (picture) => {
  const folder = join(CACHE, 'pictures', picture);
  return {
    folder,
    panorama: join(folder, 'media/panorama.jpg'),
    media: join(folder, 'media'),
    tour: join(folder, `tours/bench-${picture}`),
    site: join(folder, 'site'),
  };
};
