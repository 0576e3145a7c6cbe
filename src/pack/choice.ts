import type { Language } from '../tour/language';

/** `phone`: pictures up to what a telephone's screen shows; `full`: everything there is, for large screens. */
export type PackQuality = 'phone' | 'full';

/** What a visitor wants to keep of a tour. Text and pages are always kept in every language of the tour. */
export interface PackChoice {
  quality: PackQuality;
  video: boolean;
  /** Whose narrations are kept, and pages, where the tour itself has no words in it. */
  languages: readonly Language[];
  /** Also the kiosk's page and code, for machines that are one. */
  kiosk?: true;
}

/** Pixels along a cube's face, or along the longer side of a flat picture, that `phone` goes up to. */
export const PHONE_FACE = 1_536;
export const PHONE_FLAT = 4_096;
/** Pixels along the longer side of a first view's picture. */
export const PHONE_POSTER = 1_600;
