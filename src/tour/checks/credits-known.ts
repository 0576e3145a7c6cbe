import { error } from '../issue';
import type { Rule } from './rule';

export const creditsKnown: Rule = {
  codes: ['credit-unknown'],
  *find(subject) {
    const { credits } = subject.ids;
    for (const { value: id, path } of subject.parts('credit')) {
      if (!credits.has(id)) yield error('credit-unknown', path, { id, known: subject.ids.likely(id, credits) });
    }
  },
};
