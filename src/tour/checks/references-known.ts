import { error, type Issue, type Path } from '../issue';
import type { Rule } from './rule';
import type { Subject } from './subject';

interface Reference {
  scene: string;
  hotspot?: string;
}

function* unknownIn(
  kind: 'route' | 'plan' | 'sign',
  reference: Reference,
  path: Path,
  ids: Subject['ids'],
): Iterable<Issue> {
  const { scene, hotspot } = reference;
  const there = ids.hotspotsOf(scene);
  if (!ids.scenes.has(scene)) {
    yield error(`${kind}-scene-unknown`, [...path, 'scene'], { id: scene, known: ids.likely(scene, ids.scenes) });
  } else if (hotspot !== undefined && !there.has(hotspot)) {
    yield error(`${kind}-hotspot-unknown`, [...path, 'hotspot'], { id: hotspot, known: ids.likely(hotspot, there) });
  }
}

export const referencesKnown: Rule = {
  codes: [
    'route-scene-unknown',
    'route-hotspot-unknown',
    'plan-scene-unknown',
    'sign-scene-unknown',
    'sign-hotspot-unknown',
  ],
  *find({ tour, ids }) {
    for (const [index, stop] of (tour.route ?? []).entries()) yield* unknownIn('route', stop, ['route', index], ids);
    for (const [index, plan] of (tour.plans ?? []).entries()) {
      for (const [at, place] of plan.places.entries()) {
        yield* unknownIn('plan', place, ['plans', index, 'places', at], ids);
      }
    }
    for (const [index, sign] of (tour.signs ?? []).entries()) {
      // A sign that was taken down may outlive its scene: its code then leads to the nearest living place.
      if (!sign.retired) yield* unknownIn('sign', sign, ['signs', index], ids);
    }
  },
};
