import { warning } from '../issue';
import { isFilm } from './media-kind';
import type { Rule } from './rule';

export const captionsPresent: Rule = {
  codes: ['captions-missing', 'transcript-missing', 'spoken-text-missing'],
  *find(subject) {
    for (const { item, path } of subject.scenes) {
      const { media, narration } = item;
      // Most flights are silent; only a film that is known to have sound needs words.
      const isHeard = isFilm(media) && subject.facts(media.src)?.hasAudio === true;
      if (isHeard && !('captions' in media && media.captions)) yield warning('captions-missing', [...path, 'media']);
      if (narration?.audio && !narration.captions) yield warning('captions-missing', [...path, 'narration']);
    }
    for (const { item, path } of subject.hotspots) {
      if (item.type === 'video' && !item.captions && subject.facts(item.src)?.hasAudio !== false) {
        yield warning('captions-missing', path);
      }
      if (item.type === 'audio' && !item.captions && !item.transcript) yield warning('transcript-missing', path);
    }
    for (const [index, stop] of (subject.tour.route ?? []).entries()) {
      if (stop.audio && !stop.text) yield warning('spoken-text-missing', ['route', index]);
    }
  },
};
