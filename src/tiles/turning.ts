import { turnBetween, wrapYaw, type Degrees } from '../tour/angle';

/** Which way a view has been turning lately: 1 right, -1 left, 0 not clearly either. */
export type Way = -1 | 0 | 1;

export interface Turning {
  way: Way;
  /** The yaw farthest along the way, or where it was last undecided. */
  yaw: Degrees;
}

/** A turn counts from here on; less is looking about. */
const CLEAR: Degrees = 20;
/** Going back this far ends it. */
const BACK: Degrees = 6;

export function followTurn({ way, yaw }: Turning, now: Degrees): Turning {
  const turn = turnBetween(yaw, now);
  if (way === 0) return Math.abs(turn) < CLEAR ? { way, yaw } : { way: turn > 0 ? 1 : -1, yaw: now };
  if (turn * way >= 0) return { way, yaw: now };
  return turn * way > -BACK ? { way, yaw } : { way: 0, yaw: wrapYaw(now) };
}
