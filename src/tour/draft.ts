import { wrapYaw, type Degrees } from './angle';
import { bearingTo, distanceBetween } from './bearing';
import type { LinkHotspot } from './hotspot';
import { toId } from './id';
import type { MediaFacts } from './media-facts';
import type { Scene } from './scene';
import { FORMAT, type Tour } from './tour';

/** A picture that a new tour starts from. */
export interface DraftPicture {
  /** The file's own name; the scene is named after it. */
  name: string;
  /** Path that it gets in the tour folder. */
  src: string;
  facts: MediaFacts;
}

const LANGUAGES = ['vi', 'en'];
/** GPS of phones and cameras is no better: nearer places have no bearing worth using. */
const LEAST_METRES = 3;
const LINK_PITCH: Degrees = -10;

/** "cong-tien_2" → "Cong tien 2". The other languages stay empty, so that `check` asks for them. */
function titleFrom(name: string): Record<string, string> {
  const words = name
    .replace(/\.[A-Za-z0-9]{2,5}$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
    .normalize('NFC');
  return { vi: words.charAt(0).toUpperCase() + words.slice(1), en: '' };
}

/** Ids from the file names, made different from each other. */
function sceneIds(pictures: readonly DraftPicture[]): string[] {
  const taken = new Set<string>();
  return pictures.map(({ name }, index) => {
    const plain = toId(name).slice(0, 60).replace(/-+$/, '') || `canh-${index + 1}`;
    let id = plain;
    for (let copy = 2; taken.has(id); copy++) id = `${plain}-${copy}`;
    taken.add(id);
    return id;
  });
}

function sceneFrom({ name, src, facts }: DraftPicture, id: string): Scene {
  const { gpano, location, captured } = facts;
  const heading = gpano?.heading;
  // GPano's initial view is a compass heading where the picture has one; ours is relative to the picture's centre.
  const looksTo = gpano?.initialHeading;
  return {
    id,
    kind: 'panorama',
    title: titleFrom(name),
    description: { vi: '', en: '' },
    media: {
      type: 'panorama',
      src,
      origin: 'photograph',
      ...(heading !== undefined && { heading }),
      ...(captured !== undefined && { captured }),
      ...((gpano?.pitch || gpano?.roll) && { tilt: { pitch: gpano.pitch ?? 0, roll: gpano.roll ?? 0 } }),
    },
    ...(location && { location: { lat: location.lat, lon: location.lon } }),
    view: { yaw: looksTo === undefined ? 0 : wrapYaw(looksTo - (heading ?? 0)), pitch: gpano?.initialPitch ?? 0 },
    hotspots: [],
  };
}

/** Direction of the neighbour by GPS and compass where both are known, else straight ahead or behind. */
function yawTowards(from: Scene, to: Scene, otherwise: Degrees): Degrees {
  const heading = from.media.heading;
  if (heading === undefined || !from.location || !to.location) return otherwise;
  if (distanceBetween(from.location, to.location) < LEAST_METRES) return otherwise;
  return Math.round(wrapYaw(bearingTo(from.location, to.location) - heading) * 10) / 10;
}

const linkTo = (from: Scene, to: Scene, otherwise: Degrees): LinkHotspot => ({
  id: `den-${to.id}`.slice(0, 64).replace(/-+$/, ''),
  type: 'link',
  at: { yaw: yawTowards(from, to, otherwise), pitch: LINK_PITCH },
  title: { ...to.title },
  to: { scene: to.id },
});

/** A tour with one scene for each picture, neighbours linked there and back, and every text still to be written left empty. */
export function draftTour(id: string, pictures: readonly DraftPicture[]): Tour {
  const ids = sceneIds(pictures);
  const scenes = pictures.map((picture, index) => sceneFrom(picture, ids[index] ?? `canh-${index + 1}`));
  scenes.forEach((scene, index) => {
    const [before, after] = [scenes[index - 1], scenes[index + 1]];
    scene.hotspots = [...(after ? [linkTo(scene, after, 0)] : []), ...(before ? [linkTo(scene, before, 180)] : [])];
  });
  return {
    format: FORMAT,
    id,
    languages: LANGUAGES,
    title: titleFrom(id),
    summary: { vi: '', en: '' },
    ...(scenes[0] && { start: scenes[0].id }),
    scenes,
    credits: [],
  };
}
