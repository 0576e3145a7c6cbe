import { warning } from '../issue';
import type { Rule } from './rule';

const MEGABYTE = 1_000_000;
/** A film above this keeps who has a weak line waiting; a smaller one beside it does not. */
const ONE_SIZE_SUFFICES = 3;

export const filmSizes: Rule = {
  codes: ['film-one-size'],
  *find(subject) {
    for (const { item, path } of subject.scenes) {
      const { media } = item;
      if ((media.type !== 'video' && media.type !== 'video360') || media.small !== undefined) continue;
      const { bytes = 0, cannotShrink } = subject.facts(media.src) ?? {};
      const megabytes = Math.round(bytes / (MEGABYTE / 10)) / 10;
      if (cannotShrink && megabytes > ONE_SIZE_SUFFICES)
        yield warning('film-one-size', [...path, 'media', 'src'], { file: media.src, megabytes });
    }
  },
};
