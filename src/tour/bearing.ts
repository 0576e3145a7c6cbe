import { toDegrees, toRadians, type Degrees } from './angle';

export interface Location {
  lat: number;
  lon: number;
}

const EARTH_RADIUS = 6_371_000;

/** Metres between two places, on a sphere; good to half a percent. */
export function distanceBetween(a: Location, b: Location): number {
  const [latA, latB] = [toRadians(a.lat), toRadians(b.lat)];
  const east = toRadians(b.lon - a.lon) * Math.cos((latA + latB) / 2);
  return EARTH_RADIUS * Math.hypot(east, latB - latA);
}

/** Compass bearing (0 north, 90 east) of the way from one place to another. */
export function bearingTo(from: Location, to: Location): Degrees {
  const [a, b, turn] = [toRadians(from.lat), toRadians(to.lat), toRadians(to.lon - from.lon)];
  const east = Math.sin(turn) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  return (toDegrees(Math.atan2(east, north)) + 360) % 360;
}
