import type { At, TrackKey } from '../at';
import type { Hotspot } from '../hotspot';
import type { Path } from '../issue';
import type { Scene } from '../scene';
import type { Placed, Subject } from './subject';

export type Point = Exclude<At, { track: unknown }> | TrackKey;

export interface Position extends Placed<At> {
  scene: Scene;
}

/** Where a hotspot lies, and the corners of an area. */
function positionsOf(hotspot: Hotspot, path: Path): Placed<At>[] {
  const corners = hotspot.type === 'area' ? hotspot.outline : [];
  return [
    { item: hotspot.at, path: [...path, 'at'] },
    ...corners.map((item, index) => ({ item, path: [...path, 'outline', index] })),
  ];
}

export const positionsIn = (hotspots: Subject['hotspots']): Position[] =>
  hotspots.flatMap(({ item, scene, path }) => positionsOf(item, path).map((position) => ({ ...position, scene })));

/** The single points of a position: those of a track's keys one by one. */
export const pointsOf = ({ item, path }: Placed<At>): Placed<Point>[] =>
  'track' in item ? item.track.map((key, index) => ({ item: key, path: [...path, 'track', index] })) : [{ item, path }];
