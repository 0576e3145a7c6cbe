import { toDegrees } from '../tour/angle';
import type { Crop, Media } from '../tour/media';
import type { PosterData } from '../tour/pyramid-shape';
import type { Scene } from '../tour/scene';
import { toView, type View } from '../tour/view';
import { isWhole, type ViewLimits } from './limit-view';
import type { ViewerScene } from './viewer';

type SphereMedia = Extract<Media, { type: 'panorama' | 'video360' }>;

/** A film on the sphere lies over its own still picture. */
const isSphere = (media: Media): media is SphereMedia => media.type === 'panorama' || media.type === 'video360';

const pyramidOf = (media: Media): ViewerScene['pyramid'] => {
  if (!isSphere(media)) return undefined;
  return media.pyramid?.levels.every((level) => typeof level === 'number') ? media.pyramid : undefined;
};

/** To a ten-thousandth of what is seen. */
export const sameView = (a: View, b: View): boolean =>
  Math.max(Math.abs(a.yaw - b.yaw), Math.abs(a.pitch - b.pitch), Math.abs(a.fov - b.fov)) < a.fov / 9_000;

const posterOf = (media: Media, home: View): PosterData | undefined => {
  if (!isSphere(media)) return undefined;
  return media.posters?.find(({ view }) => sameView(toView(view), home)) ?? media.posters?.[0];
};

/** Pixels of a partial picture that are not its own alone: its edge is one pixel soft, and codecs give two one colour. */
const SHARED_PIXELS = 2;

/** What of a partial picture is nothing but the picture; round the horizon and at a pole there is no edge. */
function within({ left, right, top, bottom }: Crop, face: number): Crop {
  const edge = toDegrees((2 / face) * SHARED_PIXELS);
  const aside = right - left >= 360 ? 0 : edge;
  return {
    left: left + aside,
    right: right - aside,
    top: top >= 90 ? top : top - edge,
    bottom: bottom <= -90 ? bottom : bottom + edge,
  };
}

function limitsOf({ limits, media }: Scene): ViewLimits {
  const [crop, deepest] = [media.type === 'panorama' ? media.crop : undefined, pyramidOf(media)?.levels.at(-1)];
  return {
    ...limits,
    ...(crop && !isWhole(crop) && { crop: typeof deepest === 'number' ? within(crop, deepest) : crop }),
    ...(typeof deepest === 'number' && { face: deepest }),
  };
}

/** Whether a scene's picture is flat: its code comes with the first such scene, and its own page does without a starter. */
export const isFlat = ({ media }: Scene): boolean => media.type === 'photo' || media.type === 'video';

export const loadViewerScene = async (scene: Scene, folder: string): Promise<ViewerScene> =>
  isFlat(scene) ? (await import('./flat-scene')).toFlatScene(scene, folder) : toViewerScene(scene, folder);

/** The part of a scene that the viewer needs; `folder` is the address of the tour's published folder, with a slash at its end. */
export function toViewerScene(scene: Scene, folder: string): ViewerScene {
  const home = toView(scene.view);
  const [pyramid, poster] = [pyramidOf(scene.media), posterOf(scene.media, home)];
  return {
    id: scene.id,
    heading: scene.media.heading ?? 0,
    home,
    limits: limitsOf(scene),
    folder,
    ...(pyramid && { pyramid }),
    ...(poster && { poster }),
  };
}
