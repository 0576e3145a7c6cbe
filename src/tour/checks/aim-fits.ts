import { warning, type Issue } from '../issue';
import { nameOf } from '../where';
import { aimsIn, type Aim } from './aims';
import { durationOf, isFilm, isSphere } from './media-kind';
import type { Rule } from './rule';
import { isPictured, isWithinLimits } from './sight';
import type { Subject } from './subject';

function* viewIssues({ scene, view, path }: Aim, subject: Subject): Iterable<Issue> {
  if (!view) return;
  const at = [...path, 'view'];
  const values = { there: nameOf(scene, subject.tour.languages[0]) ?? scene.id, yaw: view.yaw, pitch: view.pitch };
  if (!isSphere(scene.media)) yield warning('view-on-flat', at, values);
  else if (!isPictured(view, scene.media, subject)) yield warning('view-outside-picture', at, values);
  else if (!isWithinLimits(view, scene.limits)) yield warning('view-outside-limits', at, values);
}

function* timeIssues({ scene, time, path }: Aim, subject: Subject): Iterable<Issue> {
  if (time === undefined) return;
  const duration = durationOf(scene.media, subject);
  const at = [...path, 'time'];
  if (!isFilm(scene.media)) yield warning('time-on-still', at);
  else if (duration !== undefined && time > duration) yield warning('time-after-end', at, { time, duration });
}

export const aimFits: Rule = {
  codes: [
    'view-on-flat',
    'frame-on-sphere',
    'view-outside-picture',
    'view-outside-limits',
    'time-on-still',
    'time-after-end',
  ],
  *find(subject) {
    for (const aim of aimsIn(subject)) {
      yield* viewIssues(aim, subject);
      yield* timeIssues(aim, subject);
      if (aim.frame && isSphere(aim.scene.media)) yield warning('frame-on-sphere', [...aim.path, 'frame']);
    }
  },
};
