import type { Language } from '../tour/language';
import type { ListedFile } from '../tour/published';
import type { Scene } from '../tour/scene';
import type { Tour } from '../tour/tour';
import type { PyramidData, PosterData } from '../tour/pyramid-shape';
import { posterFiles, tileFormat, type Supports } from '../tiles/format';
import { sharePath } from '../tiles/poster';
import { PHONE_FACE, PHONE_FLAT, PHONE_POSTER, type PackChoice } from './choice';

type Keeps = (path: string) => boolean;

const formatOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const longest = (size: PyramidData['levels'][number]): number =>
  typeof size === 'number' ? size : Math.max(size.width, size.height);

/** How many of a pyramid's levels are kept; the smallest always is. */
function levelsKept({ levels }: PyramidData, { quality }: PackChoice): number {
  if (quality === 'full') return levels.length;
  const most = typeof levels[0] === 'number' ? PHONE_FACE : PHONE_FLAT;
  return Math.max(1, levels.filter((size) => longest(size) <= most).length);
}

/** `<base>/<level>/…` or a picture of the whole beside the levels, in the one format that this browser would choose. */
function keepsTiles(pyramid: PyramidData, choice: PackChoice, supports: Supports): Keeps {
  const format = tileFormat(pyramid, supports)?.type;
  const levels = levelsKept(pyramid, choice);
  return (path) => {
    const level = /^(\d+)\//.exec(path.slice(pyramid.base.length + 1))?.[1];
    return formatOf(path) === format && (level === undefined || Number(level) < levels);
  };
}

/** `<base>/16x9-1600.avif`: of each proportion the sizes up to the limit, at least the smallest. */
function keepsPosters(poster: PosterData, { quality }: PackChoice, supports: Supports): Keeps {
  const files = posterFiles(poster, supports);
  const smallest = Math.min(...(files?.longs ?? []));
  const most = quality === 'full' ? Infinity : Math.max(PHONE_POSTER, smallest);
  return (path) => {
    const long = /-(\d+)\.[a-z]+$/.exec(path)?.[1];
    if (long === undefined) return path !== sharePath(poster);
    return formatOf(path) === files?.type && Number(long) <= most;
  };
}

interface Rule {
  base: string;
  scene: string;
  keeps: Keeps;
}

function pictureRules({ id: scene, media }: Scene, choice: PackChoice, supports: Supports): Rule[] {
  const { posters = [] } = media;
  const rules = posters.map((poster) => ({ base: poster.base, scene, keeps: keepsPosters(poster, choice, supports) }));
  if (!('pyramid' in media) || !media.pyramid) return rules;
  return [{ base: media.pyramid.base, scene, keeps: keepsTiles(media.pyramid, choice, supports) }, ...rules];
}

/** Recordings in languages that are not wanted, and videos where none or only small ones are. */
function unwantedMedia({ scenes, published }: Tour, { languages, video, quality }: PackChoice): Set<string> {
  const files = published?.files ?? {};
  const unwanted = new Set<string>();
  const drop = (src: string | undefined) => {
    const path = src === undefined ? undefined : (files[src]?.path ?? src);
    if (path !== undefined) unwanted.add(path);
  };
  for (const { narration } of scenes) {
    const audio: Readonly<Record<Language, string>> = narration?.audio ?? {};
    for (const [lang, src] of Object.entries(audio)) if (!languages.includes(lang)) drop(src);
  }
  for (const { path, type, variants = [] } of Object.values(files)) {
    if (!type.startsWith('video/')) continue;
    const ways = [...variants.map((variant) => variant.path), path];
    const [smallest] = ways;
    for (const way of ways) if (!video || (quality === 'phone' && way !== smallest)) unwanted.add(way);
  }
  return unwanted;
}

export interface PickedFile extends ListedFile {
  /** The first scene whose picture it is a part of. */
  scene?: string;
}

/**
 * The published files that a choice keeps: scene after scene in the tour's order, then recordings and films. What no rule
 * knows is kept: better too much than a hole.
 */
export function pickFiles(
  tour: Tour,
  list: readonly ListedFile[],
  choice: PackChoice,
  supports: Supports,
): PickedFile[] {
  const rules = tour.scenes.flatMap((scene) => pictureRules(scene, choice, supports));
  const unwanted = unwantedMedia(tour, choice);
  const inScenes = new Map<string, PickedFile[]>(tour.scenes.map(({ id }) => [id, []]));
  const others: PickedFile[] = [];
  for (const file of list) {
    const base = file.path.split('/').slice(0, 2).join('/');
    const known = rules.filter((rule) => rule.base === base);
    const scene = known.find(({ keeps }) => keeps(file.path))?.scene;
    if (scene !== undefined) inScenes.get(scene)?.push({ ...file, scene });
    else if (known.length === 0 && !unwanted.has(file.path)) others.push(file);
  }
  const texts = others.filter(({ path }) => path.endsWith('.json'));
  return [...texts, ...[...inScenes.values()].flat(), ...others.filter((file) => !texts.includes(file))];
}
