import { warning } from '../issue';
import { leadsTo, startOf } from '../ways';
import type { Tour } from '../tour';
import type { Rule } from './rule';

function neighbours(tour: Tour): Map<string, string[]> {
  return new Map(
    tour.scenes.map(({ id, hotspots = [] }) => [
      id,
      hotspots.flatMap((hotspot) => {
        const to = leadsTo(hotspot);
        return to && to.tour === undefined ? [to.scene] : [];
      }),
    ]),
  );
}

function reachedFrom(starts: readonly string[], ways: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(starts);
  // A set that grows while it is gone through yields what was added, too.
  for (const id of reached) for (const next of ways.get(id) ?? []) reached.add(next);
  return reached;
}

/** By its list of scenes a tour can always be walked, but nobody finds what no way leads to. */
export const reachable: Rule = {
  codes: ['scene-unreachable'],
  *find({ tour, scenes, whole }) {
    // A link that was left out for a fault of its own may be the way there.
    if (!whole) return;
    const places = (tour.plans ?? []).flatMap((plan) => plan.places);
    const starts = [startOf(tour), ...[...(tour.route ?? []), ...places].map(({ scene }) => scene)];
    const reached = reachedFrom(starts, neighbours(tour));
    for (const { item, path } of scenes) if (!reached.has(item.id)) yield warning('scene-unreachable', path);
  },
};
