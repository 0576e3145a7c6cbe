import { toRadians, turnBetween } from '../../tour/angle';
import type { FlightPoint } from '../../tour/media';

export interface EarthPoint {
  lat: number;
  lon: number;
}

export interface FlightMoment extends EarthPoint {
  altitude: number;
  heading: number;
}

/** Where the camera is at a second, between the two nearest points of its flight. */
export function flightAt(flight: readonly FlightPoint[], second: number): FlightMoment {
  const after = flight.findIndex(({ t }) => t > second);
  const to = flight[after] ?? flight.at(-1);
  const from = after > 0 ? flight[after - 1] : after === 0 ? to : flight.at(-1);
  if (!from || !to) return { lat: 0, lon: 0, altitude: 0, heading: 0 };
  const part = to.t > from.t ? Math.min(Math.max((second - from.t) / (to.t - from.t), 0), 1) : 0;
  const mix = (a: number, b: number): number => a + part * (b - a);
  const [start, end] = [from.heading ?? 0, to.heading ?? 0];
  return {
    lat: mix(from.lat, to.lat),
    lon: mix(from.lon, to.lon),
    altitude: mix(from.altitude, to.altitude),
    heading: (start + part * turnBetween(start, end) + 360) % 360,
  };
}

type OnPaper = (place: EarthPoint) => [x: number, y: number];

const BORDER = 0.12;

/** A square drawing of 100 that holds all these places, north upwards: a degree of longitude is shortened by the cosine of the latitude. */
export function paperFor(places: readonly EarthPoint[]): OnPaper {
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)];
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const narrow = Math.cos(toRadians((south + north) / 2));
  const size = (Math.max(north - south, (east - west) * narrow) || 1) * (1 + 2 * BORDER);
  const place = (value: number): number => Math.round(value * 1_000) / 10;
  return ({ lat, lon }) => [
    place(0.5 + ((lon - (west + east) / 2) * narrow) / size),
    place(0.5 - (lat - (south + north) / 2) / size),
  ];
}
