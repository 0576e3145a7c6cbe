import type { Media } from '../media';
import type { Subject } from './subject';

/** Whether one looks around in it; else it is flat. */
export const isSphere = (media: Media): boolean => media.type === 'panorama' || media.type === 'video360';

export const isFilm = (media: Media): boolean => media.type === 'video' || media.type === 'video360';

/** Seconds that a film lasts, where that is known. */
export function durationOf(media: Media, subject: Subject): number | undefined {
  const declared = 'duration' in media ? media.duration : undefined;
  return isFilm(media) ? (declared ?? subject.facts(media.src)?.duration) : undefined;
}
