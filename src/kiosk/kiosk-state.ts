import type { Language } from '../tour/language';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import type { Phase } from './session';
import type { KioskSettings } from './settings';

/** What lies over the picture. */
export type Sheet = 'take' | 'pin' | 'staff' | { link: string };

export interface KioskState {
  phase: Phase;
  /** Of the visitor; the main one while nobody is there. */
  lang: Language;
  languages: readonly Language[];
  tours: readonly Tour[];
  /** What the attract loop shows. */
  flight?: { tour: Tour; scene: Scene } | undefined;
  sheet?: Sheet | undefined;
  /** All that can be touched lies in the lower half of the screen. */
  reach: boolean;
  /** Seconds until a visitor who does not answer is taken to be gone. */
  left: number;
  /** There is nothing to be shown at present, and the kiosk goes on trying. */
  isWaiting: boolean;
  settings: KioskSettings;
}

export const mainLanguage = ({ languages }: KioskSettings, tours: readonly Tour[]): Language =>
  languages[0] ?? tours[0]?.languages[0] ?? 'vi';

/** Those that are offered and that a tour has. */
export function languagesOf({ languages }: KioskSettings, tours: readonly Tour[]): Language[] {
  const spoken = [...new Set(tours.flatMap((tour) => tour.languages))];
  const offered = languages.filter((lang) => spoken.includes(lang));
  return offered.length > 0 ? offered : spoken;
}
