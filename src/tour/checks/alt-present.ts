import { warning } from '../issue';
import type { Rule } from './rule';

export const altPresent: Rule = {
  codes: ['alt-missing'],
  *find(subject) {
    for (const { value, path } of subject.parts('shown')) {
      if (value.alt === undefined) yield warning('alt-missing', path, { file: value.src });
    }
    for (const { item, path } of subject.hotspots) {
      if (item.type === 'model' && item.alt === undefined) yield warning('alt-missing', path, { file: item.src });
    }
  },
};
