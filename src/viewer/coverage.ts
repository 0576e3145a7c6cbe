import { BufferAttribute, BufferGeometry, DynamicDrawUsage, type Texture } from 'three';
import { pictureBytes } from '../tiles/budget';
import { FACES, type Face } from '../tiles/face';
import type { Edges } from '../tiles/patches';
import type { Size } from '../tiles/screen';
import { CORNERS, patchCorners, patchIndex } from './patch-corners';
import { createPictureMesh, disposePictureMesh, type PictureMesh } from './picture-mesh';

/** A rectangle of a face whose own tile is not here. */
export interface Gap {
  face: Face;
  edges: Edges;
}

const WHOLE: Edges = { left: 0, top: 0, right: 1, bottom: 1 };
const EVERYWHERE: readonly Gap[] = FACES.map((face) => ({ face, edges: WHOLE }));

/** Where there are more gaps, all of the cube is drawn. */
const MOST_GAPS = 64;

/** The strip of six faces that covers the whole sphere. It lies below gaps only: below everything, it would fill each pixel of a turn twice. */
export class Coverage {
  readonly mesh: PictureMesh;
  readonly bytes: number;

  constructor(
    texture: Texture,
    private readonly size: Size,
  ) {
    const geometry = new BufferGeometry();
    for (const [name, numbers] of [['position', 3] as const, ['uv', 2] as const]) {
      const array = new Float32Array(MOST_GAPS * CORNERS.length * numbers);
      geometry.setAttribute(name, new BufferAttribute(array, numbers).setUsage(DynamicDrawUsage));
    }
    geometry.setIndex(patchIndex(MOST_GAPS));
    this.mesh = createPictureMesh(geometry, texture);
    this.mesh.frustumCulled = false;
    this.bytes = pictureBytes(size.width, size.height);
    this.fill(EVERYWHERE);
  }

  /** True when it has something to fill. */
  get isNeeded(): boolean {
    return this.mesh.geometry.drawRange.count > 0;
  }

  fill(gaps: readonly Gap[] = EVERYWHERE): void {
    const shown = gaps.length > MOST_GAPS ? EVERYWHERE : gaps;
    this.#write(
      'position',
      shown.flatMap(({ face, edges }) => patchCorners(face, edges).flat()),
    );
    this.#write(
      'uv',
      shown.flatMap((gap) => this.#places(gap)),
    );
    this.mesh.geometry.setDrawRange(0, shown.length * 6);
  }

  dispose(): void {
    disposePictureMesh(this.mesh);
    this.mesh.geometry.dispose();
  }

  /** Half a texel inside each face, so that none bleeds into the next. */
  #places({ face, edges: { left, top, right, bottom } }: Gap): number[] {
    const { width } = this.size;
    const inside = (part: number): number => (part * (width - 1) + 0.5) / width;
    const row = FACES.indexOf(face);
    return CORNERS.flatMap(([x, y]) => [
      inside(x === 0 ? left : right),
      (row + inside(y === 0 ? top : bottom)) / FACES.length,
    ]);
  }

  #write(name: 'position' | 'uv', numbers: readonly number[]): void {
    const attribute = this.mesh.geometry.getAttribute(name) as BufferAttribute;
    attribute.array.set(numbers);
    attribute.addUpdateRange(0, numbers.length);
    attribute.needsUpdate = true;
  }
}
