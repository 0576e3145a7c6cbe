import { createRoot, useFrame, type ReconcilerRoot } from '@react-three/fiber';
import { Group, PerspectiveCamera, Scene, WebGLRenderer, type BufferGeometry } from 'three';
import { toRadians } from '../tour/angle';
import type { View } from '../tour/view';
import { verticalFov } from '../tiles/screen';
import type { WarmCanvas } from './context';
import { createPictureMesh, disposePictureMesh, unitQuad } from './picture-mesh';
import { rehearse } from './rehearsal';
import type { Screen } from './screen';
import { createSheetMesh } from './tile-sheet';

export interface DrawingPort {
  /** Called for each frame, which it must draw by `render`. */
  frame(): void;
  /** The GPU has taken its context away; this drawing is of no use any more. */
  lost(): void;
}

/** A frame is drawn by whoever owns the pictures; a positive priority tells fiber not to draw it once more. */
function Pictures({ group, frame }: { group: Group; frame: () => void }) {
  useFrame(frame, 1);
  return <primitive object={group} dispose={null} />;
}

const rootSize = ({ css }: Screen) => ({ ...css, top: 0, left: 0 });
const ratioOf = ({ css, device }: Screen): number => device.width / css.width || 1;

/** A canvas with a fiber root, three's renderer and a camera in the middle of the sphere. Draws only when asked. */
export class Drawing {
  readonly group = new Group();
  readonly quad: BufferGeometry = unitQuad();
  readonly renderer: WebGLRenderer;
  readonly canvas: HTMLCanvasElement;
  readonly #camera = new PerspectiveCamera(90, 1, 0.1, 10);
  readonly #root: ReconcilerRoot<HTMLCanvasElement>;
  /** Holds the one shader program while no picture does. */
  readonly #program = createPictureMesh(this.quad, null);
  /** Holds the program of tiles, as soon as there is time for it. */
  readonly #tileProgram = createSheetMesh(null);
  #rehearsal: (() => void) | undefined;
  #store: ReturnType<ReconcilerRoot<HTMLCanvasElement>['render']> | undefined;

  constructor(
    warm: WarmCanvas,
    private readonly port: DrawingPort,
  ) {
    this.canvas = warm.canvas;
    this.renderer = new WebGLRenderer(warm);
    // Asking the driver whether shaders compiled makes it wait until they have.
    this.renderer.debug.checkShaderErrors = false;
    this.#camera.rotation.order = 'YXZ';
    this.#root = createRoot(this.canvas);
    this.canvas.addEventListener('webglcontextlost', this.#lost);
  }

  /** The canvas is in the stage, hidden until `reveal`; from now on frames are drawn when asked for. */
  async start(stage: HTMLElement, screen: Screen): Promise<void> {
    const whole = { position: 'absolute', inset: '0', width: '100%', height: '100%', visibility: 'hidden' };
    Object.assign(this.canvas.style, whole);
    this.canvas.setAttribute('aria-hidden', 'true');
    stage.append(this.canvas);
    await this.#root.configure({
      gl: () => this.renderer,
      camera: this.#camera,
      frameloop: 'demand',
      flat: true,
      size: rootSize(screen),
      dpr: ratioOf(screen),
    });
    this.#fit(screen);
    const scene = new Scene();
    scene.add(this.#program);
    await this.renderer.compileAsync(scene, this.#camera);
    scene.remove(this.#program);
    this.#store = this.#root.render(<Pictures group={this.group} frame={this.port.frame} />);
  }

  invalidate(): void {
    this.#store?.getState().invalidate();
  }

  /** A canvas that changes its size is empty until it is drawn: so it is drawn at once. */
  resize(screen: Screen): void {
    const state = this.#store?.getState();
    if (!state) return;
    state.setDpr(ratioOf(screen));
    state.setSize(screen.css.width, screen.css.height);
    this.#fit(screen);
    state.advance(performance.now(), true);
  }

  /** Draws in this very task. */
  render({ yaw, pitch, fov }: View, { device }: Screen): void {
    const camera = this.#camera;
    camera.rotation.set(toRadians(pitch), toRadians(-yaw), 0);
    camera.fov = verticalFov(fov, device);
    camera.aspect = device.width / device.height;
    camera.updateProjectionMatrix();
    const scene = this.#store?.getState().scene;
    if (scene) this.renderer.render(scene, camera);
  }

  reveal(): void {
    this.canvas.style.visibility = '';
  }

  /** The first picture may need no tile: their program is made when it shows, beside the main thread, and tried at rest. */
  prepareTiles(): void {
    this.renderer.compile(this.#tileProgram, this.#camera);
    this.#rehearsal = rehearse(this.renderer, this.#camera);
  }

  dispose(): void {
    this.canvas.removeEventListener('webglcontextlost', this.#lost);
    this.#rehearsal?.();
    this.#root.unmount();
    disposePictureMesh(this.#program);
    this.#tileProgram.geometry.dispose();
    this.#tileProgram.material.dispose();
    this.quad.dispose();
    this.canvas.remove();
  }

  readonly #lost = (): void => {
    // Unmounting would take the context away once more, and browsers would warn.
    this.renderer.forceContextLoss = () => undefined;
    this.port.lost();
  };

  /** Exactly the stage's device pixels, which a ratio of rounded CSS pixels can miss by one. */
  #fit({ device }: Screen): void {
    this.renderer.setDrawingBufferSize(device.width, device.height, 1);
  }
}
