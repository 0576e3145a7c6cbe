import type { PictureFormat, PosterData, PyramidData } from '../tour/pyramid-shape';

export type Supports = (format: PictureFormat) => boolean;

type TileFormat = PyramidData['formats'][number];

/** The format with the most levels among those that the browser shows; of equals the first in the list, which is the smallest. */
export function tileFormat({ formats }: PyramidData, supports: Supports): TileFormat | undefined {
  let best: TileFormat | undefined;
  for (const format of formats) {
    if (supports(format.type) && format.levels > (best?.levels ?? 0)) best = format;
  }
  return best;
}

export const posterFiles = ({ files }: PosterData, supports: Supports): PosterData['files'][number] | undefined =>
  files.find(({ type }) => supports(type));
