import { BufferAttribute } from 'three';
import { FACE_AXES, type Face } from '../tiles/face';
import type { Edges } from '../tiles/patches';
import type { Direction } from '../tour/angle';

/** In the order in which rectangles are given to the GPU. */
export const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** Two triangles for each of so many rectangles. */
export const patchIndex = (patches: number): BufferAttribute => {
  const triangles = Array.from({ length: patches }, (_, patch) => [0, 1, 2, 2, 1, 3].map((at) => patch * 4 + at));
  return new BufferAttribute(new Uint16Array(triangles.flat()), 1);
};

/** Coordinates with so few digits that the GPU's sums are exact: neighbours share their edge to the last bit. */
const exact = (edge: number): number => Math.round((2 * edge - 1) * 2 ** 20) / 2 ** 20;

/** Where a rectangle of a face lies on a cube that is 2 wide. */
export function patchCorners(face: Face, { left, top, right, bottom }: Edges): Direction[] {
  const { normal, right: across, down } = FACE_AXES[face];
  const [x, y] = [[exact(left), exact(right)] as const, [exact(top), exact(bottom)] as const];
  const along = (axis: 0 | 1 | 2, s: number, t: number): number => normal[axis] + s * across[axis] + t * down[axis];
  return CORNERS.map(([i, j]) => [along(0, x[i], y[j]), along(1, x[i], y[j]), along(2, x[i], y[j])]);
}
