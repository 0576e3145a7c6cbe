import { error } from '../issue';
import type { Rule } from './rule';

export const cropSense: Rule = {
  codes: ['crop-without-sense'],
  *find({ scenes }) {
    for (const { item, path } of scenes) {
      const crop = item.media.type === 'panorama' ? item.media.crop : undefined;
      if (crop && (crop.left >= crop.right || crop.bottom >= crop.top)) {
        yield error('crop-without-sense', [...path, 'media', 'crop'], { ...crop });
      }
    }
  },
};
