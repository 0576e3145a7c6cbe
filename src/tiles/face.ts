import type { Direction } from '../tour/angle';

/** Front, right, back, left, up, down: the order in coverage strips too. */
export const FACES = ['f', 'r', 'b', 'l', 'u', 'd'] as const;
export type Face = (typeof FACES)[number];

interface FaceAxes {
  normal: Direction;
  /** Towards the picture's right and lower edge. */
  right: Direction;
  down: Direction;
}

/** The orientation that Marzipano, Pannellum and krpano use: sides upright, up hangs on front's upper edge, down on its lower. */
export const FACE_AXES: Readonly<Record<Face, FaceAxes>> = {
  f: { normal: [0, 0, -1], right: [1, 0, 0], down: [0, -1, 0] },
  r: { normal: [1, 0, 0], right: [0, 0, 1], down: [0, -1, 0] },
  b: { normal: [0, 0, 1], right: [-1, 0, 0], down: [0, -1, 0] },
  l: { normal: [-1, 0, 0], right: [0, 0, -1], down: [0, -1, 0] },
  u: { normal: [0, 1, 0], right: [1, 0, 0], down: [0, 0, -1] },
  d: { normal: [0, -1, 0], right: [1, 0, 0], down: [0, 0, 1] },
};

/** Direction (not normalised) of a point on a face; x and y run from 0 to 1, from the picture's upper left corner. */
export function faceDirection(face: Face, x: number, y: number): Direction {
  const { normal, right, down } = FACE_AXES[face];
  const [s, t] = [2 * x - 1, 2 * y - 1];
  return [
    normal[0] + s * right[0] + t * down[0],
    normal[1] + s * right[1] + t * down[1],
    normal[2] + s * right[2] + t * down[2],
  ];
}

export interface FacePoint {
  face: Face;
  x: number;
  y: number;
}

const dot = (a: Direction, b: Direction): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** The face that a direction meets, and where. */
export function facePoint(direction: Direction): FacePoint {
  let face: Face = 'f';
  let most = -Infinity;
  for (const candidate of FACES) {
    const along = dot(direction, FACE_AXES[candidate].normal);
    if (along > most) [face, most] = [candidate, along];
  }
  const { right, down } = FACE_AXES[face];
  return { face, x: (dot(direction, right) / most + 1) / 2, y: (dot(direction, down) / most + 1) / 2 };
}
