import type { BufferGeometry, Texture } from 'three';
import { pictureBytes } from '../tiles/budget';
import { clip, frustumOf, holds, type Frustum, type Polygon } from '../tiles/frustum';
import { SHARP_ENOUGH } from '../tiles/level';
import { fromScreen, pixelsPerRadian, type Size } from '../tiles/screen';
import type { View } from '../tour/view';
import { createPictureMesh, windowMatrix, type PictureMesh } from './picture-mesh';

/** Drawn smaller than this, a picture without smaller copies of itself begins to flicker. */
const SMALLEST = 2.5;

const corners = (view: View, size: Size): Polygon => [
  fromScreen({ x: 0, y: 0 }, view, size),
  fromScreen({ x: size.width, y: 0 }, view, size),
  fromScreen({ x: size.width, y: size.height }, view, size),
  fromScreen({ x: 0, y: size.height }, view, size),
];

/** The poster in space: the picture of one view is a flat rectangle before the eye. */
export class PosterPlane {
  readonly mesh: PictureMesh;
  readonly bytes: number;
  /** Pixels a radian at its centre. */
  readonly density: number;
  readonly #window: Frustum;
  readonly #corners: Polygon;

  constructor(geometry: BufferGeometry, texture: Texture, view: View, size: Size) {
    this.mesh = createPictureMesh(geometry, texture);
    this.mesh.matrix.copy(windowMatrix(view, size));
    this.bytes = pictureBytes(size.width, size.height);
    this.density = pixelsPerRadian(view.fov, size);
    this.#window = frustumOf(view, size);
    this.#corners = corners(view, size);
  }

  /** Whether it is as good as what would be fetched: `wanted` and `best` are the screen's and the pyramid's pixels a radian. */
  suits(wanted: number, best: number): boolean {
    return this.density * SHARP_ENOUGH >= Math.min(wanted, best) && this.density <= wanted * SMALLEST;
  }

  get window(): Frustum {
    return this.#window;
  }

  covers(view: View, screen: Size): boolean {
    return holds(this.#window, corners(view, screen));
  }

  isIn(frustum: Frustum): boolean {
    return clip(this.#corners, frustum).length > 0;
  }
}
