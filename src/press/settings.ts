/** Part of every picture's name: raise it when press makes other bytes from the same source and settings. */
export const PRESS_VERSION = 1;

export const MOST_PIXELS = 16_384 * 8_192;

export const TILE_PIXELS = 512;
export const COVERAGE_PIXELS = 256;
/** Faces up to this size also exist as WebP, for browsers without AVIF. */
export const MOST_FALLBACK_PIXELS = 2_048;

/** Long side of the square, blurred picture inside the page, and of re-encoded pictures. */
export const BLUR_PIXELS = 32;
export const MOST_PICTURE_PIXELS = 2_048;

/** How pictures are encoded; `effort` is the encoder's own scale. AVIF above effort 2 costs seconds for a few per cent. */
export const ENCODING = {
  tile: { avif: { quality: 60, effort: 0 }, webp: { quality: 76, effort: 2 } },
  coverage: { avif: { quality: 50, effort: 2 }, webp: { quality: 70, effort: 4 } },
  poster: { avif: { quality: 50, effort: 2 }, webp: { quality: 72, effort: 4 } },
  thumb: { quality: 72, effort: 5 },
  share: { quality: 80 },
  blur: { quality: 20, effort: 6 },
  picture: { quality: 80, effort: 4 },
} as const;
