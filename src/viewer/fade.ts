import {
  FramebufferTexture,
  Matrix4,
  NormalBlending,
  RGBFormat,
  Vector3,
  type BufferGeometry,
  type WebGLRenderer,
} from 'three';
import type { Size } from '../tiles/screen';
import type { View } from '../tour/view';
import { partAt } from './motion';
import { createPictureMesh, disposePictureMesh, windowMatrix, type PictureMesh } from './picture-mesh';

const FADE_TIME = 400;
const ABOVE_ALL = 300;
const UPSIDE_DOWN = new Matrix4().makeTranslation(0, 1, 0).scale(new Vector3(1, -1, 1));

/**
 * What the canvas showed a moment ago, as a picture in front of the new scene that vanishes. Being the picture of one view it
 * turns with the new scene; the old scene's own pictures can go at once.
 */
export class Fade {
  readonly mesh: PictureMesh;

  /** `view` is the view of the new scene at which the old picture fills the screen. Call right after the old scene was drawn. */
  constructor(
    renderer: WebGLRenderer,
    quad: BufferGeometry,
    { view, device }: { view: View; device: Size },
    private readonly start: number,
  ) {
    const texture = new FramebufferTexture(device.width, device.height);
    // The canvas has no alpha, and GPUs copy no alpha out of it.
    Object.assign(texture, { format: RGBFormat, internalFormat: 'RGB8' });
    renderer.copyFramebufferToTexture(texture);
    this.mesh = createPictureMesh(quad, texture);
    Object.assign(this.mesh.material, { transparent: true, blending: NormalBlending });
    this.mesh.renderOrder = ABOVE_ALL;
    this.mesh.matrix.copy(windowMatrix(view, device));
    // GPUs count rows from below.
    this.mesh.matrix.multiply(UPSIDE_DOWN);
    this.mesh.matrixWorldNeedsUpdate = true;
  }

  /** False when nothing is left of it. */
  step(now: number): boolean {
    const part = partAt(now, this.start, FADE_TIME);
    const opacity = this.mesh.material.uniforms['opacity'];
    if (opacity) opacity.value = 1 - part * part * (3 - 2 * part);
    return part < 1;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    disposePictureMesh(this.mesh);
  }
}
