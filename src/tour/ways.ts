import type { Hotspot } from './hotspot';
import type { Place } from './place';
import type { Tour } from './tour';

/** The scene that a visit begins with. */
export const startOf = (tour: Pick<Tour, 'start' | 'scenes'>): string => tour.start ?? tour.scenes[0]?.id ?? '';

/** Where a hotspot leads to, if anywhere. */
export const leadsTo = (hotspot: Hotspot): Place | undefined => ('to' in hotspot ? hotspot.to : undefined);
