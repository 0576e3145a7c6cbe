import { clamp, type Degrees } from '../tour/angle';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import { toView, type View } from '../tour/view';

/** One view of the attract loop: where it begins, and how it turns. */
export interface Flight {
  scene: Scene;
  from: View;
  to: View;
}

const MOST_FLIGHTS = 8;
const SWEEP: Degrees = 44;

/** To one side within a scene's limits; the way with more room is taken. */
function sweepOf({ limits }: Scene, from: View, isLeft: boolean): View {
  const wanted = isLeft ? -SWEEP : SWEEP;
  const yaw = limits?.yaw;
  if (!yaw || yaw.from > yaw.to) return { ...from, yaw: from.yaw + wanted };
  return {
    ...from,
    yaw: clamp(from.yaw + (yaw.to - from.yaw > from.yaw - yaw.from ? SWEEP : -SWEEP), yaw.from, yaw.to),
  };
}

/** The best views are the stops of the guided tour, where there is one; else the scenes, the first one first. */
export function flightsOf({ scenes, route = [], start }: Tour): Flight[] {
  const byId = new Map(scenes.map((scene) => [scene.id, scene]));
  const stops = new Map(route.map((stop) => [stop.scene, stop.view]));
  const order = [start ?? scenes[0]?.id ?? '', ...(stops.size > 0 ? stops.keys() : byId.keys())];
  return [...new Set(order)]
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ media }) => media.type === 'panorama')
    .slice(0, MOST_FLIGHTS)
    .map((scene, index) => {
      const from = toView(scene.view);
      return { scene, from, to: sweepOf(scene, from, index % 2 === 1) };
    });
}
