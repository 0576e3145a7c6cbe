import {
  FramebufferTexture,
  Matrix4,
  NormalBlending,
  RGBFormat,
  Vector3,
  type BufferGeometry,
  type WebGLRenderer,
} from 'three';
import type { ScreenPoint, Size } from '../tiles/screen';
import type { View } from '../tour/view';
import { partAt } from './motion';
import { createPictureMesh, disposePictureMesh, windowMatrix, type PictureMesh } from './picture-mesh';

const FADE_TIME = 400;
/** Milliseconds, and how much larger the old picture becomes, when one walks into the next scene. */
const WALK_TIME = 650;
const WALK = 0.5;
const ABOVE_ALL = 300;
const UPSIDE_DOWN = new Matrix4().makeTranslation(0, 1, 0).scale(new Vector3(1, -1, 1));

/**
 * What the canvas showed a moment ago, as a picture in front of the new scene that vanishes. Being the picture of one view it
 * turns with the new scene; the old scene's own pictures can go at once.
 */
export class Fade {
  readonly mesh: PictureMesh;
  readonly #flat: Matrix4;
  readonly #towards: ScreenPoint | undefined;

  /**
   * `view` is the view of the new scene at which the old picture fills the screen; `towards`, in parts of the screen, is where
   * one walks to. Call right after the old scene was drawn.
   */
  constructor(
    renderer: WebGLRenderer,
    quad: BufferGeometry,
    { view, device, towards }: { view: View; device: Size; towards?: ScreenPoint | undefined },
    private readonly start: number,
  ) {
    const texture = new FramebufferTexture(device.width, device.height);
    // The canvas has no alpha, and GPUs copy no alpha out of it.
    Object.assign(texture, { format: RGBFormat, internalFormat: 'RGB8' });
    renderer.copyFramebufferToTexture(texture);
    this.mesh = createPictureMesh(quad, texture);
    Object.assign(this.mesh.material, { transparent: true, blending: NormalBlending });
    this.mesh.renderOrder = ABOVE_ALL;
    this.#flat = windowMatrix(view, device);
    this.#towards = towards;
    this.#place(1);
  }

  /** False when nothing is left of it. */
  step(now: number): boolean {
    const part = partAt(now, this.start, this.#towards ? WALK_TIME : FADE_TIME);
    if (this.#towards) this.#place(1 + WALK * part);
    const opacity = this.mesh.material.uniforms['opacity'];
    if (opacity) opacity.value = 1 - part * part * (3 - 2 * part);
    return part < 1;
  }

  /** The point that one walks to stays where it is on the screen. */
  #place(size: number): void {
    const { x, y } = this.#towards ?? { x: 0, y: 0 };
    const { matrix } = this.mesh;
    matrix.makeTranslation(x * (1 - size), y * (1 - size), 0).scale(new Vector3(size, size, 1));
    // GPUs count rows from below.
    matrix.premultiply(this.#flat).multiply(UPSIDE_DOWN);
    this.mesh.matrixWorldNeedsUpdate = true;
  }

  dispose(): void {
    this.mesh.removeFromParent();
    disposePictureMesh(this.mesh);
  }
}
