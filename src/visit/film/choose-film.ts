import type { Media } from '../../tour/media';

/** A scene's film, flat or on the sphere. */
export type Film = Extract<Media, { type: 'video' | 'video360' }>;

/** Where a file lies, and the smaller film that press made of it. */
export interface FilmFile {
  address: string;
  smaller?: string | undefined;
}

interface Line {
  saveData?: boolean;
  effectiveType?: string;
}

/** Not every browser tells anything about the line. */
const line = (): Line => (navigator as { connection?: Line }).connection ?? {};

/** A small screen shows no more than the smaller film holds. */
const isSmall = (): boolean => Math.max(innerWidth, innerHeight) * devicePixelRatio <= 1_000;

const wantsLittle = (): boolean => line().saveData === true || /2g|3g/.test(line().effectiveType ?? '');

/**
 * The film's files in the order in which they are to be tried: the smaller one first on weak lines, on small screens, and for
 * who asked to save data. What a device has kept may be only one of them.
 */
export function filmAddresses({ src, small }: Film, addressOf: (src: string) => FilmFile): string[] {
  const { address, smaller } = addressOf(src);
  const little = small === undefined ? smaller : addressOf(small).address;
  if (little === undefined) return [address];
  return wantsLittle() || isSmall() ? [little, address] : [address, little];
}

/** A film begins by itself unless the visitor wants things to rest, or to save data. */
export const mayBegin = (): boolean =>
  !matchMedia('(prefers-reduced-motion: reduce)').matches && line().saveData !== true;
