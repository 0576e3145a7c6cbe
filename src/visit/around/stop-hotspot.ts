import type { GuideStop } from './guide-stops';
import type { RouteState } from './route';

/** What a guide knows of the hotspot that its stop names. */
export interface StopHotspot {
  route: RouteState;
  stop: Pick<GuideStop, 'scene' | 'hotspot'> | undefined;
  /** The scene that shows. */
  scene: string;
  /** What the guide has opened and not closed. */
  shown: string | undefined;
  /** What lies open now. */
  open: string | undefined;
}

/** `open`: in place of whatever lies open; `closed`: by the visitor; `forget`: something else lies open by now. */
export type HotspotStep = 'open' | 'close' | 'closed' | 'forget' | undefined;

/** It is opened when the words begin, and stays in a pause and after the end. */
function wantedAt({ route, stop, scene, shown }: StopHotspot): string | undefined {
  if (!stop || route.phase === 'going' || route.isClosed === true || stop.scene !== scene) return undefined;
  return route.phase === 'telling' || shown === stop.hotspot ? stop.hotspot : undefined;
}

/** What is to be done next about the stop's hotspot. */
export function hotspotStep(known: StopHotspot): HotspotStep {
  const { shown, open } = known;
  const wanted = wantedAt(known);
  if (wanted !== undefined && wanted !== shown) return 'open';
  if (shown === undefined) return undefined;
  if (wanted === undefined) return open === shown ? 'close' : 'forget';
  return open === shown ? undefined : 'closed';
}

/** While a stop's hotspot lies open, the camera stays with it. */
export const holdsView = (route: RouteState, stop: Pick<GuideStop, 'hotspot'> | undefined): boolean =>
  stop?.hotspot !== undefined && route.isClosed !== true;
