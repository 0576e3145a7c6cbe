import type { Tilt } from '../tiles/tilt';
import { toView, type View } from '../tour/view';
import type { Media, Panorama } from '../tour/media';
import type { PosterData, PyramidData } from '../tour/pyramid-shape';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import { extentOf, fullWidthOf, type Extent } from './cut/extent';
import { planFlatPyramid } from './cut/flat-plan';
import { planFlatPosters, planPosters } from './cut/poster-plan';
import { planPyramid } from './cut/pyramid-plan';
import { COVERAGE_PIXELS, ENCODING, MOST_FALLBACK_PIXELS, PRESS_VERSION, TILE_PIXELS, TUNING } from './settings';
import { asPicture, type FindSource, type Picture } from './source';
import { shortHash } from './store/hash';

/** What is to be cut of a scene's picture, and what it will be called. */
export interface ScenePlan {
  scene: Scene;
  source: Picture;
  /** Of a picture on the sphere; a flat one has none. */
  sphere?: { extent: Extent; tilt?: Tilt };
  /** A flat film's picture only serves for posters; on the sphere one looks round in it until the film plays. */
  pyramid?: PyramidData;
  posters: PosterData[];
}

const SETTINGS = [PRESS_VERSION, TILE_PIXELS, COVERAGE_PIXELS, MOST_FALLBACK_PIXELS, ENCODING, TUNING];

/** The same name only ever stands for the same bytes. */
const keyOf = (...parts: unknown[]): string => shortHash(JSON.stringify([SETTINGS, ...parts]));

/** The first view, then the views that the scene's signs lead to. */
function viewsOf({ id, view }: Scene, { signs = [] }: Tour): View[] {
  const led = signs.filter((sign) => sign.scene === id && sign.view !== undefined && sign.retired !== true);
  const views = [toView(view), ...led.map((sign) => toView(sign.view))];
  return [...new Map(views.map((each) => [JSON.stringify(each), each])).values()];
}

/** The picture to cut: of a film, what stands for it until it plays. */
function pictureOf(media: Media): { src: string; panorama?: Panorama } | undefined {
  if (media.type === 'panorama') return { src: media.src, panorama: media };
  if (media.type === 'photo') return { src: media.src };
  if (media.poster === undefined) return undefined;
  if (media.type === 'video') return { src: media.poster };
  return { src: media.poster, panorama: { ...media, type: 'panorama', src: media.poster } };
}

function planSphere(scene: Scene, tour: Tour, source: Picture, panorama: Panorama): ScenePlan {
  const extent = extentOf(panorama, source.facts);
  const sphere = { extent, ...(panorama.tilt && { tilt: panorama.tilt }) };
  const fullWidth = fullWidthOf(extent, source.facts.width);
  const pyramid = planPyramid(`s/${keyOf('sphere', source.sha256, sphere)}`, fullWidth);
  const posters = viewsOf(scene, tour).map((view) =>
    planPosters(`p/${keyOf('sphere', source.sha256, sphere, view)}`, view, fullWidth / (2 * Math.PI)),
  );
  return { scene, source, sphere, posters, pyramid };
}

function planFlat(scene: Scene, source: Picture): ScenePlan {
  const { frame, view } = scene;
  const pyramid = planFlatPyramid(`s/${keyOf('flat', source.sha256)}`, source.facts);
  const most = Math.max(source.facts.width, source.facts.height) * (frame?.width ?? 1);
  const base = `p/${keyOf('flat', source.sha256, toView(view), ...(frame ? [frame] : []))}`;
  const posters = [{ ...planFlatPosters(base, toView(view), most), ...(frame && { frame }) }];
  return { scene, source, posters, ...(scene.media.type === 'photo' && { pyramid }) };
}

/** Undefined for a film without a picture: there is nothing to cut. */
export async function planScene(scene: Scene, tour: Tour, find: FindSource): Promise<ScenePlan | undefined> {
  const picture = pictureOf(scene.media);
  if (picture === undefined) return undefined;
  const source = asPicture(await find(picture.src));
  return picture.panorama ? planSphere(scene, tour, source, picture.panorama) : planFlat(scene, source);
}
