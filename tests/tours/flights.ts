import { expect, it } from 'vitest';
import { toRadians, turnBetween } from '../../src/tour/angle';
import type { TrackKey } from '../../src/tour/at';
import type { Hotspot } from '../../src/tour/hotspot';
import type { FlightPoint } from '../../src/tour/media';
import type { Scene } from '../../src/tour/scene';
import type { Tour } from '../../src/tour/tour';
import { hotspotsOf } from './sample-tour';

/** What the film's points stand on in the model: metres east, north and up of the published place. */
export type Flown = Readonly<Record<string, readonly [x: number, y: number, z: number]>>;
type Earth = Readonly<{ lat: number; lon: number }>;
type Point = readonly [x: number, y: number];

const SHAPE = 16 / 9;
const METRES_A_DEGREE = { lat: 110_574, lon: 111_320 };

/** Straight between the two points of a list in order of time, or at its end. */
function between<T extends { t: number }>(list: readonly T[], t: number): [from: T, to: T, part: number] | undefined {
  const after = list.findIndex((each) => each.t > t);
  const [from, to] = [list[after < 0 ? list.length - 1 : Math.max(after - 1, 0)], list[after < 0 ? list.length - 1 : after]];
  return from && to && [from, to, to.t > from.t ? Math.max((t - from.t) / (to.t - from.t), 0) : 0];
}

/** Where a pinhole camera that flies there sees a place, in parts of its picture; nothing behind it. */
export function seen(flight: readonly FlightPoint[], t: number, [x, y, z]: readonly [number, number, number], origin: Earth): Point | undefined {
  const [from, to, part] = between(flight, t) ?? [];
  if (!from || !to || part === undefined) return undefined;
  const mix = (a = 0, b = 0): number => a + part * (b - a);
  const east = x - (mix(from.lon, to.lon) - origin.lon) * METRES_A_DEGREE.lon * Math.cos(toRadians(origin.lat));
  const [north, up] = [y - (mix(from.lat, to.lat) - origin.lat) * METRES_A_DEGREE.lat, z - mix(from.altitude, to.altitude)];
  const heading = toRadians((from.heading ?? 0) + part * turnBetween(from.heading ?? 0, to.heading ?? 0));
  const [pitch, half] = [toRadians(mix(from.pitch, to.pitch)), Math.tan(toRadians(mix(from.fov, to.fov)) / 2)];
  const ahead = east * Math.sin(heading) + north * Math.cos(heading);
  const depth = ahead * Math.cos(pitch) + up * Math.sin(pitch);
  const right = east * Math.cos(heading) - north * Math.sin(heading);
  const above = up * Math.cos(pitch) - ahead * Math.sin(pitch);
  return depth > 1 ? [0.5 + right / depth / half / 2, 0.5 - ((above / depth / half) * SHAPE) / 2] : undefined;
}

function tracked(track: readonly TrackKey[], t: number): Point | undefined {
  const [from, to, part] = between(track, t) ?? [];
  if (!from || !to || part === undefined || !('x' in from) || !('x' in to)) return undefined;
  return [from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)];
}

const isInside = ([x, y]: Point): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;
const trackOf = ({ at }: Hotspot): readonly TrackKey[] => ('track' in at ? at.track : []);

/** How far the points of a film are from what they stand on, at most, in parts of the picture's width; by hotspot. */
export function drift({ media, hotspots = [] }: Pick<Scene, 'media' | 'hotspots'>, flown: Flown, origin: Earth): Record<string, number> {
  const [flight, seconds] = media.type === 'video' ? [media.flight ?? [], media.duration ?? 0] : [[], 0];
  const worst = (hotspot: Hotspot): number => {
    const place = flown[hotspot.id];
    if (!place) return Infinity;
    const offs = Array.from({ length: Math.floor(seconds * 8) }, (_, index) => {
      const [there, drawn] = [seen(flight, index / 8, place, origin), tracked(trackOf(hotspot), index / 8)];
      return there && drawn && isInside(there) ? Math.hypot(there[0] - drawn[0], (there[1] - drawn[1]) / SHAPE) : 0;
    });
    return Math.max(...offs);
  };
  return Object.fromEntries(hotspots.filter((each) => 'track' in each.at).map((each) => [each.id, worst(each)]));
}

/** What holds for the flight of a sample tour. */
export function hasFlight(tour: Tour, id: string, flown: Flown): void {
  const origin = tour.site?.location ?? { lat: 0, lon: 0 };
  const scene = tour.scenes.find((each) => each.id === id);

  it('draws the points of its flight within a hundredth of the picture of what they stand on, and would notice a film that is late by a second', () => {
    if (!scene) throw new Error(`no scene ${id}`);
    const drifts = Object.entries(drift(scene, flown, origin));
    expect(drifts.map(([hotspot]) => hotspot)).toEqual(Object.keys(flown));
    expect(drifts.filter(([, off]) => off > 0.01)).toEqual([]);
    const late = structuredClone(scene);
    for (const { at } of hotspotsOf(late)) if ('track' in at) for (const key of at.track) key.t += 1;
    expect(Math.max(...Object.values(drift(late, flown, origin)))).toBeGreaterThan(0.01);
  });
}
