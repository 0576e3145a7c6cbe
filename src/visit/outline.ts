import { thumbPath } from '../tiles/poster';
import type { Credit } from '../tour/credit';
import type { Language } from '../tour/language';
import type { SceneOutline, TourOutline } from '../tour/page';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import type { PosterData } from '../tour/pyramid-shape';
import { startOf } from '../tour/ways';
import { wordsIn } from '../tour/words';

/** The pictures of a scene's first view. */
export const posterOf = ({ media }: Scene): PosterData | undefined => media.posters?.[0];

export const startScene = (tour: Tour): Scene | undefined => tour.scenes.find(({ id }) => id === startOf(tour));

function outlineScene(scene: Scene): SceneOutline {
  const poster = posterOf(scene);
  return { id: scene.id, title: scene.title, ...(poster && { thumb: thumbPath(poster) }) };
}

export const outlineOf = ({ scenes, credits, rights, notice, published }: Tour): TourOutline => ({
  scenes: scenes.map(outlineScene),
  isWhole: true,
  credits: credits ?? [],
  ...(rights && { rights }),
  ...(notice && { notice }),
  files: published?.files ?? {},
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every string in a value, however deep. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (isObject(value)) for (const inner of Object.values(value)) yield* stringsIn(inner);
}

/** The sources that a scene's texts and pictures cite, in the tour's order. */
export function citedIn({ sources, narration, hotspots = [] }: Scene, credits: readonly Credit[]): Credit[] {
  const cited = new Set([sources, narration?.sources, ...hotspots.map((hotspot) => hotspot.sources)].flat());
  return credits.filter(({ id }) => id !== undefined && cited.has(id));
}

/** Where a scene leads to, within its tour. */
function waysFrom({ hotspots = [] }: Scene, tour: string): Set<string> {
  const places = hotspots.flatMap((hotspot) => ('to' in hotspot && hotspot.to ? [hotspot.to] : []));
  return new Set(places.filter((place) => (place.tour ?? tour) === tour).map((place) => place.scene));
}

/** The outline with only what one scene names: where it leads to, the sources it cites and the files it shows. */
export function outlineFor(scene: Scene, tour: Tour): TourOutline {
  const outline = outlineOf(tour);
  const named = new Set(stringsIn(scene));
  const near = waysFrom(scene, tour.id).add(scene.id);
  const scenes = outline.scenes.filter(({ id }) => near.has(id));
  return {
    ...outline,
    scenes,
    isWhole: scenes.length === outline.scenes.length,
    credits: outline.credits.filter(({ id }) => id !== undefined && named.has(id)),
    files: Object.fromEntries(Object.entries(outline.files).filter(([src]) => named.has(src))),
  };
}

/**
 * A copy in which each text (and file per language) has only the words that a reader of `lang` gets. A text is an object
 * of strings whose keys are languages of the tour.
 */
export function wordsFor<T>(value: T, lang: Language, languages: readonly Language[]): T {
  if (Array.isArray(value)) return value.map((inner: unknown) => wordsFor(inner, lang, languages)) as T;
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const isText = entries.every(([key, inner]) => typeof inner === 'string' && languages.includes(key));
  if (isText && entries.length > 0) {
    const words = wordsIn(value as Record<string, string>, lang, languages);
    return (words ? { [words.lang]: words.text } : {}) as T;
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, wordsFor(inner, lang, languages)])) as T;
}
