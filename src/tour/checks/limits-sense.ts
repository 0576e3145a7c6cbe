import { error } from '../issue';
import type { Rule } from './rule';

export const limitsSense: Rule = {
  codes: ['limits-backwards'],
  *find({ scenes }) {
    for (const { item, path } of scenes) {
      for (const key of ['pitch', 'fov'] as const) {
        const pair = item.limits?.[key];
        if (pair && pair.from > pair.to) yield error('limits-backwards', [...path, 'limits', key], { ...pair, key });
      }
    }
  },
};
