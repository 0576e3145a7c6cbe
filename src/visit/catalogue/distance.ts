import { toRadians } from '../../tour/angle';

export interface Point {
  lat: number;
  lon: number;
}

/** Mean radius of the earth. */
const EARTH_KM = 6_371;

/** Great-circle distance by the haversine formula. */
export function kilometresBetween(a: Point, b: Point): number {
  const half = (from: number, to: number): number => Math.sin(toRadians(to - from) / 2) ** 2;
  const across = Math.cos(toRadians(a.lat)) * Math.cos(toRadians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half(a.lat, b.lat) + across));
}
