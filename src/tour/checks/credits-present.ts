import { warning } from '../issue';
import type { Rule } from './rule';

export const creditsPresent: Rule = {
  codes: ['credits-missing', 'rights-missing'],
  *find({ tour }) {
    if (!tour.credits?.length) yield warning('credits-missing', ['credits']);
    if (!tour.rights) yield warning('rights-missing', ['rights']);
  },
};
