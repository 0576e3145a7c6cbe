import { warning } from '../issue';
import { isFilm } from './media-kind';
import type { Rule } from './rule';

export const posterPresent: Rule = {
  codes: ['film-without-poster'],
  *find({ scenes }) {
    for (const { item, path } of scenes) {
      const { media } = item;
      if (isFilm(media) && !('poster' in media && media.poster))
        yield warning('film-without-poster', [...path, 'media']);
    }
  },
};
