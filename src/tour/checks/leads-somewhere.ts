import { error, warning } from '../issue';
import { leadsTo } from '../ways';
import type { Rule } from './rule';

export const leadsSomewhere: Rule = {
  codes: ['hotspot-leads-nowhere', 'hotspot-leads-to-itself', 'arrival-hotspot-unknown'],
  *find({ hotspots, ids }) {
    for (const { item, scene, path } of hotspots) {
      const to = leadsTo(item);
      // What other tours hold is not known here.
      if (!to || to.tour !== undefined) continue;
      const there = ids.hotspotsOf(to.scene);
      if (!ids.scenes.has(to.scene)) {
        const known = ids.likely(to.scene, ids.scenes);
        yield error('hotspot-leads-nowhere', [...path, 'to', 'scene'], { id: to.scene, known });
      } else if (to.hotspot !== undefined && !there.has(to.hotspot)) {
        const known = ids.likely(to.hotspot, there);
        yield error('arrival-hotspot-unknown', [...path, 'to', 'hotspot'], { id: to.hotspot, known });
      } else if (to.scene === scene.id && Object.keys(to).length === 1) {
        yield warning('hotspot-leads-to-itself', [...path, 'to']);
      }
    }
  },
};
