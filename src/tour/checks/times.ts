import { error, warning, type Issue, type Path } from '../issue';
import { durationOf, isFilm } from './media-kind';
import type { Rule } from './rule';
import type { Subject } from './subject';

interface Timed {
  t: number;
}

/** A film's length is rounded differently by different tools. */
const SLACK_SECONDS = 0.5;

function* listIssues(list: readonly Timed[], path: Path, duration = Infinity): Iterable<Issue> {
  const late = list.findIndex(({ t }, index) => index > 0 && t <= (list[index - 1]?.t ?? 0));
  if (late > 0) yield error('times-out-of-order', [...path, late, 't'], { time: list[late]?.t ?? 0 });
  const after = list.findIndex(({ t }) => t > duration + SLACK_SECONDS);
  if (after >= 0) yield warning('time-after-end', [...path, after, 't'], { time: list[after]?.t ?? 0, duration });
}

function* duringIssues(subject: Subject): Iterable<Issue> {
  for (const { item, scene, path } of subject.hotspots) {
    const { during } = item;
    if (!during) continue;
    const duration = durationOf(scene.media, subject) ?? Infinity;
    const at = [...path, 'during'];
    if (!isFilm(scene.media)) yield warning('during-on-still', at);
    else if (during.from >= during.to) yield error('during-backwards', at, { ...during });
    else if (during.to > duration + SLACK_SECONDS) yield warning('time-after-end', at, { time: during.to, duration });
  }
}

export const times: Rule = {
  codes: ['times-out-of-order', 'time-after-end', 'during-on-still', 'during-backwards'],
  *find(subject) {
    for (const { item, path } of subject.scenes) {
      const { media } = item;
      if (media.type !== 'video' && media.type !== 'video360') continue;
      const duration = durationOf(media, subject);
      yield* listIssues(media.flight ?? [], [...path, 'media', 'flight'], duration);
      yield* listIssues(media.chapters ?? [], [...path, 'media', 'chapters'], duration);
    }
    for (const { item, scene, path } of subject.positions) {
      if (!('track' in item) || !isFilm(scene.media)) continue;
      yield* listIssues(item.track, [...path, 'track'], durationOf(scene.media, subject));
    }
    yield* duringIssues(subject);
  },
};
