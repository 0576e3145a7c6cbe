import type { Hotspot } from '../../tour/hotspot';
import type { Scene } from '../../tour/scene';
import type { Tour } from '../../tour/tour';

export type Change = 'added' | 'removed' | 'changed';

export interface SceneDifference {
  id: string;
  title: Scene['title'];
  change: Change;
  /** Of a changed scene: `title`, `description`, `picture`, `view`, `narration`, `hotspots`, `other`. */
  parts: string[];
  hotspots: { id: string; title: Scene['title'] | undefined; change: Change }[];
}

export interface Difference {
  /** Parts of the tour as a whole that are not the same: keys of the manifest. */
  tour: string[];
  scenes: SceneDifference[];
  /** Whether the scenes that stay come in another order. */
  order: boolean;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What a picture is, apart from where press has put it: two versions may differ in nothing else. */
function pictureOf({ media }: Scene, { published }: Tour): unknown {
  const key = 'pyramid' in media ? media.pyramid : undefined;
  return {
    ...media,
    pyramid: undefined,
    posters: undefined,
    size: undefined,
    key,
    hash: published?.files[media.src]?.sha256,
  };
}

interface Changed<T> {
  item: T;
  old?: T;
  change: Change;
}

function changed<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T, b: T) => boolean,
): Changed<T>[] {
  const [old, now] = [new Map(before.map((item) => [item.id, item])), new Set(after.map(({ id }) => id))];
  const there = after.flatMap((item): Changed<T>[] => {
    const was = old.get(item.id);
    if (was === undefined) return [{ item, change: 'added' }];
    return isSame(was, item) ? [] : [{ item, old: was, change: 'changed' }];
  });
  const gone = before.filter(({ id }) => !now.has(id));
  return [...there, ...gone.map((item): Changed<T> => ({ item, change: 'removed' }))];
}

const titleOf = (hotspot: Hotspot): Scene['title'] | undefined => ('title' in hotspot ? hotspot.title : undefined);

const WATCHED = [
  'title',
  'description',
  'view',
  'frame',
  'limits',
  'narration',
  'ambient',
  'kind',
  'location',
] as const;

function partsOf(old: Scene, scene: Scene, tours: { before: Tour; after: Tour }): string[] {
  const parts: string[] = WATCHED.filter((key) => !same(old[key], scene[key]));
  if (!same(pictureOf(old, tours.before), pictureOf(scene, tours.after))) parts.push('picture');
  if (!same(old.hotspots ?? [], scene.hotspots ?? [])) parts.push('hotspots');
  return parts;
}

function sceneDifference(
  { item, old, change }: Changed<Scene>,
  tours: { before: Tour; after: Tour },
): SceneDifference[] {
  const parts = old ? partsOf(old, item, tours) : [];
  if (change === 'changed' && parts.length === 0) return [];
  const hotspots = old ? changed<Hotspot>(old.hotspots ?? [], item.hotspots ?? [], same) : [];
  const told = hotspots.map(({ item: spot, change: what }) => ({ id: spot.id, title: titleOf(spot), change: what }));
  return [{ id: item.id, title: item.title, change, parts, hotspots: told }];
}

const TOUR_PARTS = [
  ...(['title', 'summary', 'notice', 'languages', 'site', 'cover', 'start'] as const),
  ...(['route', 'plans', 'signs', 'credits', 'rights'] as const),
];

/** What a visitor would find changed, scene by scene; everything is new where nothing was live. */
export function difference(before: Tour | undefined, after: Tour): Difference {
  if (before === undefined) {
    const scenes = after.scenes.map(({ id, title }) => ({
      id,
      title,
      change: 'added' as const,
      parts: [],
      hotspots: [],
    }));
    return { tour: [], scenes, order: false };
  }
  const tours = { before, after };
  const scenes = changed(before.scenes, after.scenes, () => false).flatMap((each) => sceneDifference(each, tours));
  const stays = (tour: Tour, other: Tour) =>
    tour.scenes.map(({ id }) => id).filter((id) => other.scenes.some((scene) => scene.id === id));
  return {
    tour: TOUR_PARTS.filter((key) => !same(before[key], after[key])),
    scenes,
    order: !same(stays(before, after), stays(after, before)),
  };
}
