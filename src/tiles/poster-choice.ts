import type { PictureFormat, PosterData } from '../tour/pyramid-shape';
import { posterFiles, type Supports } from './format';
import { posterPath, ratioFor, type PosterRatio } from './poster';
import type { Size } from './screen';

/** A poster a little denser than the screen looks best for its bytes. */
const DENSER = 1.35;

const NAME = /(\d{1,2})x(\d{1,2})-(\d{2,5})\.(avif|webp|jpe?g)(?:[?#]|$)/;

export interface PosterName {
  ratio: string;
  long: number;
  type: PictureFormat;
}

/** What a poster's address says about it: an element's own sizes are divided by the density and rounded. */
export function parsePosterName(address: string): PosterName | undefined {
  const [, across, down, long, type] = NAME.exec(address) ?? [];
  if (across === undefined || down === undefined) return undefined;
  return { ratio: `${across}:${down}`, long: Number(long), type: type === 'avif' || type === 'webp' ? type : 'jpeg' };
}

/** The ratio among those that exist which fills the screen, its longer side being the screen's. */
function fittingRatio({ ratios }: PosterData, screen: Size): string | undefined {
  const best: PosterRatio = ratioFor(screen);
  if (ratios.includes(best)) return best;
  return ratios.includes('1:1') ? '1:1' : undefined;
}

/** The file that suits a screen of so many device pixels; undefined when none of them fills it. */
export function posterFor(
  poster: PosterData,
  screen: Size,
  supports: Supports,
): (PosterName & { path: string }) | undefined {
  const [ratio, files] = [fittingRatio(poster, screen), posterFiles(poster, supports)];
  if (ratio === undefined || files === undefined) return undefined;
  const wanted = Math.max(screen.width, screen.height) * DENSER;
  const long = files.longs.find((pixels) => pixels >= wanted) ?? Math.max(...files.longs);
  return { ratio, long, type: files.type, path: posterPath(poster, ratio, long, files.type) };
}
