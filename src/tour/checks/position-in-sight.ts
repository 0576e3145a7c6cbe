import { warning } from '../issue';
import { isSphere } from './media-kind';
import { pointsOf } from './positions';
import type { Rule } from './rule';
import { isPictured, isWithinLimits, widestHalfView } from './sight';

export const positionInSight: Rule = {
  codes: ['position-outside-picture', 'position-outside-limits'],
  *find(subject) {
    for (const position of subject.positions) {
      const { media, limits } = position.scene;
      if (!isSphere(media)) continue;
      for (const { item, path } of pointsOf(position)) {
        if (!('yaw' in item)) continue;
        const values = { yaw: item.yaw, pitch: item.pitch };
        if (!isPictured(item, media, subject)) yield warning('position-outside-picture', path, values);
        else if (!isWithinLimits(item, limits, widestHalfView(limits))) {
          yield warning('position-outside-limits', path, values);
        }
      }
    }
  },
};
