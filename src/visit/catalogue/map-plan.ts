import { clamp, toRadians } from '../../tour/angle';
import type { Listed } from './listed';

/** A group of places too near to each other to be touched apart. */
export interface MapPoint {
  x: number;
  y: number;
  places: readonly Listed[];
}

export interface GridLine {
  at: number;
  /** In degrees. */
  value: number;
}

export interface MapPlan {
  width: number;
  height: number;
  points: readonly MapPoint[];
  parallels: readonly GridLine[];
  meridians: readonly GridLine[];
  scale: { kilometres: number; length: number };
}

const WIDTH = 400;
const MARGIN = 56;
/** Nearer than this on the map, places share a point. */
const APART = 40;
const LEAST_SPAN = 0.12;
const KM_PER_DEGREE = 111.2;
const GRID_STEPS = [0.05, 0.1, 0.25, 0.5, 1, 2];
const SCALES = [1, 2, 5, 10, 20, 50, 100, 200];

const located = (listed: readonly Listed[]) =>
  listed.flatMap((place) => (place.location ? [{ place, ...place.location }] : []));

function lines(least: number, most: number, toMap: (value: number) => number): GridLine[] {
  const step = GRID_STEPS.find((candidate) => (most - least) / candidate <= 5) ?? 5;
  const first = Math.ceil(least / step);
  const count = Math.floor(most / step) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => {
    const value = Math.round((first + index) * step * 100) / 100;
    return { value, at: Math.round(toMap(value)) };
  });
}

/** Places near each other share the point of the first of them. */
function group(points: readonly { x: number; y: number; place: Listed }[]): MapPoint[] {
  const groups: { x: number; y: number; places: Listed[] }[] = [];
  for (const { x, y, place } of points) {
    const near = groups.find((other) => Math.hypot(other.x - x, other.y - y) < APART);
    if (near) near.places.push(place);
    else groups.push({ x, y, places: [place] });
  }
  return groups;
}

/** A small map of places alone, equirectangular about their middle: there is no outline that we may draw and have measured. */
export function planMap(listed: readonly Listed[]): MapPlan | undefined {
  const all = located(listed);
  if (all.length === 0) return undefined;
  const [lats, lons] = [all.map(({ lat }) => lat), all.map(({ lon }) => lon)];
  const middle = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 };
  const squeeze = Math.cos(toRadians(middle.lat));
  const across = Math.max((Math.max(...lons) - Math.min(...lons)) * squeeze, LEAST_SPAN);
  const up = Math.max(Math.max(...lats) - Math.min(...lats), LEAST_SPAN);
  const perDegree = Math.min((WIDTH - 2 * MARGIN) / across, (1.2 * WIDTH - 2 * MARGIN) / up);
  const height = Math.round(clamp(up * perDegree + 2 * MARGIN, 220, 1.2 * WIDTH));
  const x = (lon: number): number => WIDTH / 2 + (lon - middle.lon) * squeeze * perDegree;
  const y = (lat: number): number => height / 2 - (lat - middle.lat) * perDegree;
  const [halfWide, halfHigh] = [WIDTH / 2 / perDegree / squeeze, height / 2 / perDegree];
  const kilometres = SCALES.findLast((km) => (km / KM_PER_DEGREE) * perDegree < WIDTH / 3) ?? 1;
  const points = all.map(({ place, lat, lon }) => ({ x: Math.round(x(lon)), y: Math.round(y(lat)), place }));
  return {
    width: WIDTH,
    height,
    points: group(points),
    parallels: lines(middle.lat - halfHigh, middle.lat + halfHigh, y),
    meridians: lines(middle.lon - halfWide, middle.lon + halfWide, x),
    scale: { kilometres, length: Math.round((kilometres / KM_PER_DEGREE) * perDegree) },
  };
}
