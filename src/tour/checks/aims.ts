import type { Path } from '../issue';
import type { Scene } from '../scene';
import type { Frame, ViewHint } from '../view-shape';
import { leadsTo } from '../ways';
import type { Subject } from './subject';

interface AimParts {
  view?: ViewHint;
  frame?: Frame;
  time?: number;
}

/** What is looked at in a scene: at first, on arrival, at a stop, from a sign. */
export interface Aim extends AimParts {
  scene: Scene;
  path: Path;
}

export function aimsIn(subject: Subject): Aim[] {
  const aims: Aim[] = subject.scenes.map(({ item, path }) => aim(item, item, path));

  function aim(scene: Scene, { view, frame, time }: AimParts, path: Path): Aim {
    return { scene, path, ...(view && { view }), ...(frame && { frame }), ...(time !== undefined && { time }) };
  }

  function add(reference: AimParts & { scene: string; tour?: string }, path: Path): void {
    const scene = reference.tour === undefined ? subject.scene(reference.scene) : undefined;
    if (scene) aims.push(aim(scene, reference, path));
  }

  for (const { item, path } of subject.hotspots) {
    const to = leadsTo(item);
    if (to) add(to, [...path, 'to']);
  }
  (subject.tour.route ?? []).forEach((stop, index) => add(stop, ['route', index]));
  (subject.tour.signs ?? []).forEach((sign, index) => add(sign, ['signs', index]));
  return aims;
}
