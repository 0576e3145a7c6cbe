import { error } from '../issue';
import type { Rule } from './rule';

export const planBounds: Rule = {
  codes: ['plan-bounds-backwards'],
  *find({ tour }) {
    for (const [index, { bounds }] of (tour.plans ?? []).entries()) {
      if (!bounds) continue;
      const { topLeft, bottomRight } = bounds;
      if (topLeft.lat <= bottomRight.lat || topLeft.lon >= bottomRight.lon) {
        yield error('plan-bounds-backwards', ['plans', index, 'bounds']);
      }
    }
  },
};
