import { createRoot, type ReconcilerRoot } from '@react-three/fiber';
import {
  AmbientLight,
  Box3,
  DirectionalLight,
  PerspectiveCamera,
  Scene,
  Sphere,
  Spherical,
  Vector3,
  WebGLRenderer,
  type Object3D,
} from 'three';
import { clamp, toRadians, type Degrees } from '../tour/angle';
import { disposeModel, loadModel } from './load-model';
import { sceneOf, type ModelControls } from './ModelScene';

const FOV = 35;
const HOME = new Spherical(1, toRadians(62), toRadians(28));
const NEAREST = 1.2;
/** The whole model is seen. */
const DISTANCE = 1.08 / Math.sin(toRadians(FOV) / 2);
const FARTHEST = DISTANCE * 1.6;
const LOWEST = toRadians(100);

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({
  ...{ width: Math.max(clientWidth, 1), height: Math.max(clientHeight, 1) },
  ...{ top: 0, left: 0 },
});

/** Of radius 1 and in the middle, whatever its own measures are. */
function fitted(model: Object3D): Object3D {
  const { center, radius } = new Box3().setFromObject(model).getBoundingSphere(new Sphere());
  model.position.sub(center).divideScalar(radius || 1);
  model.scale.divideScalar(radius || 1);
  return model;
}

function createLights(): Object3D[] {
  const sun = new DirectionalLight(0xfff4e0, 2.6);
  sun.position.set(2, 3, 1.5);
  return [sun, new AmbientLight(0xdfe8ff, 1.5)];
}

/** A model to turn in one's hands: by finger, keys or buttons. Draws only when something has changed. */
export class ModelView {
  readonly #renderer = new WebGLRenderer({ antialias: true, alpha: true });
  readonly #camera = new PerspectiveCamera(FOV, 1, 0.01, 100);
  readonly #root: ReconcilerRoot<HTMLCanvasElement>;
  readonly #observer: ResizeObserver;
  #store: ReturnType<ReconcilerRoot<HTMLCanvasElement>['render']> | undefined;
  #controls: ModelControls | undefined;

  constructor(
    private readonly box: HTMLElement,
    private readonly model: Object3D,
  ) {
    const canvas = this.#renderer.domElement;
    Object.assign(canvas.style, { display: 'block', width: '100%', height: '100%', touchAction: 'none' });
    canvas.setAttribute('aria-hidden', 'true');
    box.append(canvas);
    this.#root = createRoot(canvas);
    this.#observer = new ResizeObserver(() => {
      const { width, height } = sizeOf(box);
      this.#store?.getState().setSize(width, height);
    });
  }

  async start(): Promise<void> {
    await this.#root.configure({
      gl: () => this.#renderer,
      scene: new Scene(),
      camera: this.#camera,
      frameloop: 'demand',
      flat: true,
      size: sizeOf(this.box),
      dpr: Math.min(devicePixelRatio, 2),
    });
    const controls = await new Promise<ModelControls>((onControls) => {
      const scene = sceneOf({
        objects: [fitted(this.model), ...createLights()],
        ...{ nearest: NEAREST, farthest: FARTHEST, lowest: LOWEST },
        onControls: (found) => found && onControls(found),
        onDrawn: () => void (this.box.dataset['drawn'] = ''),
      });
      this.#store = this.#root.render(scene);
    });
    this.#controls = controls;
    this.#observer.observe(this.box);
    this.home();
  }

  home(): void {
    this.#look(new Spherical(DISTANCE, HOME.phi, HOME.theta));
  }

  turn(across: Degrees, up: Degrees): void {
    const at = this.#at();
    at.theta -= toRadians(across);
    at.phi = clamp(at.phi - toRadians(up), toRadians(5), LOWEST);
    this.#look(at);
  }

  /** More than 1 is nearer. */
  zoom(factor: number): void {
    const at = this.#at();
    at.radius = clamp(at.radius / factor, NEAREST, FARTHEST);
    this.#look(at);
  }

  /** Gives the GPU's memory back at once; fiber would do so half a second later. */
  dispose(): void {
    this.#observer.disconnect();
    this.#root.unmount();
    disposeModel(this.model);
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.#renderer.forceContextLoss = () => undefined;
    this.#renderer.domElement.remove();
  }

  #at(): Spherical {
    return new Spherical().setFromVector3(this.#camera.position);
  }

  #look(at: Spherical): void {
    this.#camera.position.copy(new Vector3().setFromSpherical(at));
    this.#controls?.update();
    this.#store?.getState().invalidate();
  }
}

/** Rejects where the file does not come, is no model, is too heavy, or there is no WebGL: its text then stands alone. */
export async function viewModel(box: HTMLElement, address: string, signal: AbortSignal): Promise<ModelView> {
  const model = await loadModel(address, signal);
  let view: ModelView | undefined;
  try {
    view = new ModelView(box, model);
    await view.start();
    return view;
  } catch (error) {
    if (view) view.dispose();
    else disposeModel(model);
    throw error;
  }
}
