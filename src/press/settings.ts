/** Part of every picture's name: raise it when press makes other bytes from the same source and settings. */
export const PRESS_VERSION = 2;

export const MOST_PIXELS = 16_384 * 8_192;

/** Four of them side by side are what a phone and a kiosk need at 90 degrees: see `cubeLevels`. */
export const TILE_PIXELS = 432;
export const COVERAGE_PIXELS = 256;
/** Faces up to this size also exist as WebP, for browsers without AVIF. */
export const MOST_FALLBACK_PIXELS = 2_048;

/** Side of the square, blurred picture inside the page: with half of it, a fifth of the view was not yet recognised. */
export const BLUR_PIXELS = 64;
/** Long side of re-encoded pictures. */
export const MOST_PICTURE_PIXELS = 2_048;

/** How pictures are encoded; `effort` is the encoder's own scale. The coverage is small and in every first view. */
export const ENCODING = {
  tile: { avif: { quality: 60, effort: 0 }, webp: { quality: 76, effort: 2 } },
  coverage: { avif: { quality: 42, effort: 3, tune: 'psnr' }, webp: { quality: 70, effort: 4 } },
  poster: { webp: { quality: 72, effort: 4 } },
  thumb: { quality: 72, effort: 5 },
  share: { quality: 80 },
  blur: { quality: 20, effort: 6 },
  picture: { quality: 80, effort: 4 },
} as const;

/** How a poster's AVIF is fitted to its content (see `tune`). */
export const TUNING = {
  /** The encoder's scale: 3 takes 4 to 8 % fewer bytes than 1 in thrice the time; 4 would spare as much again in six times that. */
  effort: { common: 3, rare: 1 },
  /** What upright phones and kiosks load: worth more of the encoder's time. */
  common: { ratios: ['1:2', '9:16', '16:9'], from: 2_048 },
  /** Plain pictures would bear less by that measure, which does not see that faint clouds go first. */
  quality: { low: 44, high: 86 },
  softer: 0.065,
  /** Softening costs detail: it must spare a tenth of the bytes. */
  worth: 1.1,
  /** A screen may show this many decibels less than of a JPEG of this quality. */
  slack: 0.5,
  jpeg: 80,
  /** Poster pixels for each of the screen's. */
  density: 1.4,
  /** Squares that the sample is put together from. */
  patch: 252,
} as const;
