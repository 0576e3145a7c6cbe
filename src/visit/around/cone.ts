import { shortFov, type Size } from '../../tiles/screen';
import { toBearing, toRadians, type Degrees } from '../../tour/angle';
import type { View } from '../../tour/view';

export interface Cone {
  /** Clockwise from the drawing's upward direction. */
  turn: Degrees;
  /** What the screen's width spans. */
  spread: Degrees;
}

/** What a view looks like from above, on a drawing whose upward direction is a compass bearing. */
export const coneOf = (view: View, heading: Degrees, upward: Degrees, screen: Size): Cone => ({
  turn: toBearing(view.yaw, heading - upward),
  spread: screen.width >= screen.height ? view.fov : shortFov(view.fov, screen),
});

const short = (value: number): number => Math.round(value * 100) / 100;

/** A sector that opens upwards from the origin. */
export function conePath(spread: Degrees, radius: number): string {
  const half = toRadians(spread) / 2;
  const [x, y] = [short(Math.sin(half) * radius), short(-Math.cos(half) * radius)];
  return `M0 0L${-x} ${y}A${radius} ${radius} 0 ${spread > 180 ? 1 : 0} 1 ${x} ${y}Z`;
}

/** The eight winds, from north clockwise. */
export const WINDS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

export const windOf = (bearing: Degrees): (typeof WINDS)[number] =>
  WINDS[Math.round(toBearing(bearing, 0) / 45) % 8] ?? 'n';
