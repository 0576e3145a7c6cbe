import { toBearing, turnBetween, type Degrees } from '../angle';
import type { Placed } from './subject';
import type { Hotspot, LinkHotspot } from '../hotspot';
import { warning } from '../issue';
import type { Scene } from '../scene';
import type { ViewHint } from '../view-shape';
import { nameOf } from '../where';
import { isSphere } from './media-kind';
import type { Rule } from './rule';

/** Looking sideways on arrival may be meant; looking back hardly ever is. */
const MOST_TURN: Degrees = 100;
/** A way straight up or down has no bearing. */
const STEEP: Degrees = 60;

/** Rooms may be modelled or photographed with a compass that nobody can trust, and doors are gone through round corners. */
const hasBearing = ({ media, setting }: Scene): boolean =>
  isSphere(media) && media.heading !== undefined && (setting ?? 'outdoor') === 'outdoor';

const isLink = (placed: Placed<Hotspot> & { scene: Scene }): placed is Placed<LinkHotspot> & { scene: Scene } =>
  placed.item.type === 'link';

/** A scene's first view is its maker's choice of where to begin, whichever way one came. */
const isFirstView = (view: ViewHint, { view: first }: Scene): boolean =>
  view.yaw === first?.yaw && view.pitch === first.pitch;

export const arrivalDirection: Rule = {
  codes: ['arrival-faces-back'],
  *find(subject) {
    for (const { item, scene, path } of subject.hotspots.filter(isLink)) {
      const { at, to } = item;
      const there = to.tour === undefined ? subject.scene(to.scene) : undefined;
      if (!there || there.id === scene.id || !to.view || !('yaw' in at) || Math.abs(at.pitch) > STEEP) continue;
      if (!hasBearing(scene) || !hasBearing(there) || isFirstView(to.view, there)) continue;
      const leaving = toBearing(at.yaw, scene.media.heading ?? 0);
      const arriving = toBearing(to.view.yaw, there.media.heading ?? 0);
      const turn = Math.abs(turnBetween(leaving, arriving));
      if (turn <= MOST_TURN) continue;
      const ahead = turnBetween(there.media.heading ?? 0, leaving);
      yield warning('arrival-faces-back', [...path, 'to', 'view'], {
        there: nameOf(there, subject.tour.languages[0]) ?? there.id,
        turn: Math.round(turn),
        ahead: Math.round(ahead * 10) / 10,
      });
    }
  },
};
