import { turnBetween, wrapYaw, type SpherePoint } from './angle';
import type { TrackKey } from './at';

/** Index of the last key that is not after `t`; -1 before the first. */
function lastBefore(track: readonly TrackKey[], t: number): number {
  let [low, high] = [-1, track.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((track[middle]?.t ?? Infinity) <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where a landmark is at a second of its film, in directions: straight between two keys, the short way round, still before the
 * first and after the last.
 */
export function trackAt(track: readonly TrackKey[], t: number): SpherePoint | undefined {
  const before = lastBefore(track, t);
  const [from, to] = [track[Math.max(before, 0)], track[Math.min(before + 1, track.length - 1)]];
  if (!from || !to || !('yaw' in from) || !('yaw' in to)) return undefined;
  const part = to.t > from.t ? Math.min(Math.max((t - from.t) / (to.t - from.t), 0), 1) : 0;
  return {
    yaw: wrapYaw(from.yaw + part * turnBetween(from.yaw, to.yaw)),
    pitch: from.pitch + part * (to.pitch - from.pitch),
  };
}
