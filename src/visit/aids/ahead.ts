import type { View } from '../../tour/view';
import { turnBetween, type SpherePoint } from '../../tour/angle';
import type { Hotspot } from '../../tour/hotspot';

/** A point and where it lies from the middle of what one sees. */
export interface Ahead {
  hotspot: Hotspot;
  /** In whole tens of degrees, positive to the right. */
  turn: number;
}

/** Finer is not heard. */
const TENS = 10;

export const turnTo = (yaw: number, view: Pick<View, 'yaw'>): number =>
  Math.round(turnBetween(view.yaw, yaw) / TENS) * TENS + 0;

/** Where a point lies; in a film, where its track begins. */
export function pointOf({ at }: Pick<Hotspot, 'at'>): SpherePoint | undefined {
  const place = 'track' in at ? at.track[0] : at;
  return place && 'yaw' in place ? place : undefined;
}

/** All points of a picture of the whole round, from left to right, beginning at the view's left. */
export function byDirection(hotspots: readonly Hotspot[], view: Pick<View, 'yaw'>): Ahead[] {
  return hotspots
    .flatMap((hotspot) => {
      const yaw = pointOf(hotspot)?.yaw;
      return yaw === undefined ? [] : [{ hotspot, turn: turnTo(yaw, view), exact: turnBetween(view.yaw, yaw) }];
    })
    .sort((a, b) => a.exact - b.exact)
    .map(({ hotspot, turn }) => ({ hotspot, turn }));
}

/** The nearest point to the middle of the view. */
export function nearestAhead(hotspots: readonly Hotspot[], view: Pick<View, 'yaw'>): Ahead | undefined {
  return byDirection(hotspots, view).reduce<Ahead | undefined>(
    (best, next) => (best === undefined || Math.abs(next.turn) < Math.abs(best.turn) ? next : best),
    undefined,
  );
}

/** The next point to one side of where one looks, going round. */
export function nextPoint(
  hotspots: readonly Hotspot[],
  view: Pick<View, 'yaw'>,
  { side, from }: { side: 'left' | 'right'; from?: string | undefined },
): Hotspot | undefined {
  const round = byDirection(hotspots, view).map(({ hotspot }) => hotspot);
  if (side === 'left') round.reverse();
  const here = round.findIndex(({ id }) => id === from);
  if (here >= 0) return round[(here + 1) % round.length];
  const ways = byDirection(hotspots, view);
  const isOn = ({ turn }: Ahead): boolean => (side === 'right' ? turn >= 0 : turn <= 0);
  const first = side === 'right' ? ways.find(isOn) : ways.findLast(isOn);
  return first?.hotspot ?? round[0];
}
