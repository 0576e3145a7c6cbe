import type { ListedFile, Pointer } from '../tour/published';
import type { Published } from '../tour/published-shape';
import type { PosterData, PyramidData } from '../tour/pyramid-shape';
import type { Media } from '../tour/media';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import type { ScenePlan } from './scene-plan';
import type { Entry } from './store/entry';
import { sha256Of, shortHash } from './store/hash';

/** What press found out or made, scene by scene. */
export interface PressedScene {
  plan: ScenePlan;
  entries: ReadonlyMap<string, Entry>;
}

const withBlur = (poster: PosterData, entries: ReadonlyMap<string, Entry>): PosterData => {
  const blur = entries.get(poster.base)?.blur;
  return blur === undefined ? poster : { ...poster, blur };
};

/** A manifest that was published before carries what press wrote then; none of it counts any more. */
function withoutOld(media: Media): Media {
  const source = { ...media };
  delete source.size;
  delete source.posters;
  if ('pyramid' in source) delete source.pyramid;
  return source;
}

function pressedMedia(media: Media, { plan, entries }: PressedScene): Media {
  const { width, height } = plan.source.facts;
  const added: { size: { width: number; height: number }; posters: PosterData[]; pyramid?: PyramidData } = {
    size: { width, height },
    posters: plan.posters.map((poster) => withBlur(poster, entries)),
    ...(plan.pyramid && { pyramid: plan.pyramid }),
  };
  return { ...media, ...added };
}

const pressedScene = (scene: Scene, pressed: PressedScene | undefined): Scene => {
  const media = withoutOld(scene.media);
  return { ...scene, media: pressed ? pressedMedia(media, pressed) : media };
};

/** The manifest that visitors get: the tour's own words and numbers, and where press put the pictures. */
export function publishedTour(
  tour: Tour,
  scenes: ReadonlyMap<string, PressedScene>,
  files: Published['files'],
): Tour & { published: Published } {
  const content = { ...tour, scenes: tour.scenes.map((scene) => pressedScene(scene, scenes.get(scene.id))) };
  const version = shortHash(JSON.stringify({ ...content, published: { files } }));
  return { ...content, published: { version, files } };
}

export interface PublishedTexts {
  pointer: Pointer;
  manifest: string;
  list: string;
  /** How many files, and bytes in all. */
  files: number;
  bytes: number;
}

/** The texts of a version: its manifest, the list of all its files with that manifest among them, and the pointer. */
export function publishedTexts(tour: Tour & { published: Published }, files: readonly ListedFile[]): PublishedTexts {
  const { version } = tour.published;
  const pointer = { id: tour.id, version, manifest: `tour-${version}.json`, files: `files-${version}.json` };
  const manifest = JSON.stringify(tour);
  const own = { path: pointer.manifest, bytes: Buffer.byteLength(manifest), sha256: sha256Of(manifest) };
  const unique = new Map([...files, own].map(({ path, bytes, sha256 }) => [path, { path, bytes, sha256 }]));
  const list = [...unique.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const bytes = list.reduce((sum, file) => sum + file.bytes, 0);
  return { pointer, manifest, list: JSON.stringify(list), files: list.length, bytes };
}
