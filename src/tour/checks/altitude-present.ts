import { warning } from '../issue';
import type { Rule } from './rule';

export const altitudePresent: Rule = {
  codes: ['flycam-without-altitude'],
  *find({ scenes }) {
    for (const { item, path } of scenes) {
      const { media, kind } = item;
      const isTold = media.altitude !== undefined || ('flight' in media && media.flight !== undefined);
      if (kind === 'flycam' && !isTold) yield warning('flycam-without-altitude', [...path, 'media']);
    }
  },
};
