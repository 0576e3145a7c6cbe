import { error } from '../issue';
import type { Rule } from './rule';

export const tourFolder: Rule = {
  codes: ['tour-id-not-folder'],
  *find({ tour, folderName }) {
    if (folderName !== undefined && folderName !== tour.id) {
      yield error('tour-id-not-folder', ['id'], { id: tour.id, folder: folderName });
    }
  },
};
