import { toDegrees, type SpherePoint } from './angle';
import type { At } from './at';
import { FLAT_WIDTH } from './flat';
import type { Scene } from './scene';
import type { View } from './view';
import type { Frame } from './view-shape';

/** Half of a flat picture's width at distance 1 from the eye. */
export const FLAT_HALF = Math.tan((FLAT_WIDTH * Math.PI) / 360);

/** Width and height of a picture; only their proportion counts here. */
interface Picture {
  width: number;
  height: number;
}

/** Of a film that nobody knows the size of. */
const USUAL: Picture = { width: 1_920, height: 1_080 };

/** The size of a scene's flat picture or film; undefined for what is on a sphere. */
export function flatSize({ media }: Pick<Scene, 'media'>): Picture | undefined {
  if (media.type !== 'photo' && media.type !== 'video') return undefined;
  const top = media.type === 'photo' ? media.pyramid?.levels.at(-1) : undefined;
  return media.size ?? (typeof top === 'object' ? top : USUAL);
}

/** A point of a flat picture: `x` and `y` are parts of its width and height from its upper left corner. */
export const flatPoint = ({ x, y }: { x: number; y: number }, { width, height }: Picture): SpherePoint => ({
  yaw: toDegrees(Math.atan((2 * x - 1) * FLAT_HALF)),
  pitch: toDegrees(Math.atan(((1 - 2 * y) * FLAT_HALF * height) / width)),
});

/** `width` is the part of the picture's width that the screen's longer side shows. */
export const frameView = ({ x, y, width }: Frame, picture: Picture): View => ({
  ...flatPoint({ x, y }, picture),
  fov: 2 * toDegrees(Math.atan(width * FLAT_HALF)),
});

/**
 * What a poster of some proportions shows of a flat picture: the frame that is asked for, else as much as there is, but never
 * what lies outside the picture.
 */
export function posterFrame(picture: Picture, poster: Picture, frame?: Frame): Frame {
  const ratio = poster.width / poster.height;
  const most = Math.min(picture.width, picture.height * ratio);
  const long = Math.max(most, most / ratio);
  const part = Math.min(frame ? frame.width * picture.width : long, long) / long;
  const inside = (centre: number, shown: number): number => Math.min(Math.max(centre, shown / 2), 1 - shown / 2);
  return {
    x: inside(frame?.x ?? 0.5, (part * most) / picture.width),
    y: inside(frame?.y ?? 0.5, (part * most) / ratio / picture.height),
    width: (part * long) / picture.width,
  };
}

const SQUARE: Picture = { width: 1, height: 1 };
const WIDE: Picture = { width: 16, height: 9 };

/** How much larger all distances on a flat picture are at first on screens that are wide than on others. */
export function wideScale(scene: Scene): number {
  const flat = flatSize(scene);
  if (!flat) return 1;
  return posterFrame(flat, SQUARE, scene.frame).width / posterFrame(flat, WIDE, scene.frame).width;
}

function seenAt(at: At, picture: Picture): At {
  if ('x' in at) return flatPoint(at, picture);
  if (!('track' in at)) return at;
  return { track: at.track.map((key) => ('x' in key ? { t: key.t, ...flatPoint(key, picture) } : key)) };
}

/**
 * A scene as the viewer counts: points of a flat picture as directions, and its poster's view, the first one on screens that
 * are neither wide nor high. Visitors' screens only know such scenes.
 */
export function seenScene(scene: Scene): Scene {
  const flat = flatSize(scene);
  if (!flat) return scene;
  const view = frameView(posterFrame(flat, SQUARE, scene.frame), flat);
  const { media, hotspots } = scene;
  return {
    ...scene,
    media: { ...media, ...(media.posters && { posters: media.posters.map((poster) => ({ ...poster, view })) }) },
    ...(hotspots && { hotspots: hotspots.map((hotspot) => ({ ...hotspot, at: seenAt(hotspot.at, flat) })) }),
  };
}
