import { flatSize, frameView, posterFrame, seenScene } from '../tour/frame';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import { posterSize, ratioFor } from '../tiles/poster';
import { FlatPicture } from './flat-picture';
import { limitFlat } from './limit-flat';
import type { ViewerScene } from './viewer';

/** Posters of a flat picture show as much of it as their proportions let them, and the first view is what they show. */
export function toFlatScene(scene: Scene, folder: string): ViewerScene {
  const { id, media, frame } = scene;
  const size = flatSize(scene);
  if (!size) throw new Error(`${id} is not flat.`);
  const shape = posterSize(ratioFor({ width: innerWidth, height: innerHeight }), 4_000);
  const home = frameView(posterFrame(size, shape, frame), size);
  const [poster, pyramid] = [media.posters?.[0], media.type === 'photo' && media.pyramid];
  return {
    id,
    heading: media.heading ?? 0,
    home,
    limits: { flat: (view, screen) => limitFlat(view, size, screen) },
    kind: FlatPicture,
    size,
    folder,
    ...(pyramid && { pyramid }),
    ...(poster && { poster: { ...poster, view: home } }),
  };
}

/** A tour with all its scenes as the viewer counts. */
export const seenTour = (tour: Tour): Tour => ({ ...tour, scenes: tour.scenes.map(seenScene) });
