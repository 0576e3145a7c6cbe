import { warning } from '../issue';
import { leadsTo } from '../ways';
import { isSphere } from './media-kind';
import type { Rule } from './rule';
import type { Subject } from './subject';

/** Scenes that one enters or leaves without a given view, so that the compass must tell where one looks. */
function compassScenes({ hotspots }: Subject): Set<string> {
  const ids = new Set<string>();
  for (const { item, scene: here } of hotspots) {
    const to = leadsTo(item);
    if (!to || to.tour !== undefined || to.view || to.scene === here.id) continue;
    ids.add(here.id).add(to.scene);
  }
  return ids;
}

export const headingPresent: Rule = {
  codes: ['heading-missing'],
  *find(subject) {
    const wanted = compassScenes(subject);
    for (const { item, path } of subject.scenes) {
      const { media } = item;
      if (isSphere(media) && media.heading === undefined && wanted.has(item.id)) {
        yield warning('heading-missing', [...path, 'media']);
      }
    }
  },
};
