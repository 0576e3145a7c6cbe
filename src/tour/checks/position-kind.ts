import { error } from '../issue';
import { isFilm, isSphere } from './media-kind';
import { pointsOf } from './positions';
import type { Rule } from './rule';

export const positionKind: Rule = {
  codes: ['position-not-on-sphere', 'position-not-on-picture', 'track-on-still', 'overlay-does-not-fit'],
  *find(subject) {
    for (const position of subject.positions) {
      const { media } = position.scene;
      if ('track' in position.item && !isFilm(media)) {
        yield error('track-on-still', position.path);
        continue;
      }
      // The first wrong key of a track stands for all.
      const wrong = pointsOf(position).find(({ item }) => 'yaw' in item !== isSphere(media));
      if (wrong) yield error(isSphere(media) ? 'position-not-on-sphere' : 'position-not-on-picture', wrong.path);
    }
    for (const { item, scene, path } of subject.hotspots) {
      if (item.type !== 'then-and-now') continue;
      const { projection } = item.overlay;
      if ((projection !== 'rectangle') !== isSphere(scene.media)) {
        yield error('overlay-does-not-fit', [...path, 'overlay', 'projection'], { projection });
      }
    }
  },
};
