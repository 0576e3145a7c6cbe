import { error } from '../issue';
import type { Rule } from './rule';

export const startKnown: Rule = {
  codes: ['start-unknown'],
  *find({ tour: { start }, ids }) {
    if (start !== undefined && !ids.scenes.has(start)) {
      yield error('start-unknown', ['start'], { id: start, known: ids.likely(start, ids.scenes) });
    }
  },
};
