import type { Scene } from '../tour/scene';

/** What lies open: the scene's text, the scenes, what is kept, other ways to look and to share, printed signs, or a hotspot. */
export type Open = 'about' | 'scenes' | 'keep' | 'help' | 'codes' | OpenHotspot;

export interface OpenHotspot {
  hotspot: string;
  /** A guide opened it, not the visitor: the focus stays where it is. */
  byGuide?: boolean;
}

export const hotspotOf = (open: Open | undefined): string | undefined =>
  typeof open === 'object' ? open.hotspot : undefined;

export const isSameOpen = (a: Open | undefined, b: Open): boolean =>
  a === b || (hotspotOf(a) !== undefined && hotspotOf(a) === hotspotOf(b));

/** What an address asks to open, if the scene has it. */
export function opensIn({ hotspots = [] }: Scene, open: Open | undefined): Open | undefined {
  const wanted = hotspotOf(open);
  return wanted === undefined || hotspots.some(({ id }) => id === wanted) ? open : undefined;
}
