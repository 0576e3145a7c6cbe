import type { Direction, Radians } from '../tour/angle';
import type { View } from '../tour/view';
import { cameraAxes, halfLong, type CameraAxes, type ScreenPoint, type Size } from './screen';

/** What a view shows: a window at distance 1 before the eye, and the four planes through the eye and its edges. */
export interface Frustum {
  axes: CameraAxes;
  /** A direction lies inside where its product with each is not negative. */
  planes: readonly Direction[];
}

/** Corners in order, as directions that need not be normalised. */
export type Polygon = readonly Direction[];

const dot = (a: Direction, b: Direction): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const edgePlane = (forward: Direction, side: Direction, half: number): Direction => [
  forward[0] * half + side[0],
  forward[1] * half + side[1],
  forward[2] * half + side[2],
];

const opposite = ([x, y, z]: Direction): Direction => [-x, -y, -z];

export function frustumOf(view: View, size: Size): Frustum {
  const axes = cameraAxes(view);
  const half = halfLong(view.fov) / Math.max(size.width, size.height);
  const [across, up] = [half * size.width, half * size.height];
  return {
    axes,
    planes: [
      edgePlane(axes.forward, axes.right, across),
      edgePlane(axes.forward, opposite(axes.right), across),
      edgePlane(axes.forward, axes.up, up),
      edgePlane(axes.forward, opposite(axes.up), up),
    ],
  };
}

const NOTHING: Polygon = [];

const isOutside = (polygon: Polygon, plane: Direction): boolean => polygon.every((corner) => dot(corner, plane) < 0);

const between = (a: Direction, b: Direction, part: number): Direction => [
  a[0] + part * (b[0] - a[0]),
  a[1] + part * (b[1] - a[1]),
  a[2] + part * (b[2] - a[2]),
];

/** Most polygons lie wholly on one side, and each frame cuts dozens: these leave nothing for the garbage collector. */
function cut(polygon: Polygon, plane: Direction): Polygon {
  if (polygon.every((corner) => dot(corner, plane) >= 0)) return polygon;
  if (isOutside(polygon, plane)) return NOTHING;
  const kept: Direction[] = [];
  let last = polygon.at(-1);
  let before = last === undefined ? 0 : dot(last, plane);
  for (const corner of polygon) {
    const here = dot(corner, plane);
    if (last !== undefined && before * here < 0) kept.push(between(last, corner, before / (before - here)));
    if (here >= 0) kept.push(corner);
    last = corner;
    before = here;
  }
  return kept;
}

/** Whether a polygon lies wholly beyond one edge of the view: false also for some that are not seen. */
export const isBeyond = ({ planes }: Frustum, polygon: Polygon): boolean =>
  planes.some((plane) => isOutside(polygon, plane));

/** The part of a flat polygon that the frustum holds (Sutherland and Hodgman); empty when nothing is seen. */
export function clip(polygon: Polygon, { planes }: Frustum): Polygon {
  let rest = polygon;
  for (const plane of planes) {
    rest = cut(rest, plane);
    if (rest.length < 3) return [];
  }
  return rest;
}

/** Whether all of a polygon lies inside. The slack forgives what clipping rounds off. */
export const holds = ({ planes }: Frustum, polygon: Polygon): boolean =>
  planes.every((plane) => polygon.every((corner) => dot(corner, plane) >= -1e-9));

const onWindow = (corner: Direction, { forward, right, up }: CameraAxes): ScreenPoint => {
  const depth = dot(corner, forward);
  return { x: dot(corner, right) / depth, y: dot(corner, up) / depth };
};

function distanceToEdge(a: ScreenPoint, b: ScreenPoint): number {
  const ex = b.x - a.x;
  const ey = b.y - a.y;
  const long = ex * ex + ey * ey;
  const t = long === 0 ? 0 : Math.min(Math.max(-(a.x * ex + a.y * ey) / long, 0), 1);
  return Math.hypot(a.x + t * ex, a.y + t * ey);
}

export interface Seen {
  /** From the view's centre to the nearest point that is seen. */
  angle: Radians;
  /** On the window at distance 1. */
  area: number;
}

/** How a clipped polygon lies on the window: convex there too, so distances from the centre are plain geometry. */
export function seenOf(clipped: Polygon, { axes }: Frustum): Seen {
  const points = clipped.map((corner) => onWindow(corner, axes));
  let twice = 0;
  let nearest = Infinity;
  let around = 0;
  let last = points.at(-1) ?? { x: 0, y: 0 };
  for (const point of points) {
    const turn = last.x * point.y - last.y * point.x;
    twice += turn;
    around += Math.sign(turn);
    nearest = Math.min(nearest, distanceToEdge(last, point));
    last = point;
  }
  const holdsCentre = Math.abs(around) === points.length;
  return { angle: holdsCentre ? 0 : Math.atan(nearest), area: Math.abs(twice) / 2 };
}
