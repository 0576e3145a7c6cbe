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
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { clamp, toRadians, type Degrees } from '../tour/angle';
import { disposeModel, loadModel } from './load-model';

const FOV = 35;
const HOME = new Spherical(1, toRadians(62), toRadians(28));

/** A model to turn in one's hands: by finger, keys or buttons. Draws only when something has changed. */
export class ModelView {
  readonly #renderer: WebGLRenderer;
  readonly #camera = new PerspectiveCamera(FOV, 1, 0.01, 100);
  readonly #scene = new Scene();
  readonly #controls: OrbitControls;
  readonly #observer: ResizeObserver;
  readonly #distance: number;
  #request: number | undefined;

  constructor(
    private readonly box: HTMLElement,
    private readonly model: Object3D,
  ) {
    this.#renderer = new WebGLRenderer({ antialias: true, alpha: true });
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    const canvas = this.#renderer.domElement;
    Object.assign(canvas.style, { display: 'block', width: '100%', height: '100%', touchAction: 'none' });
    canvas.setAttribute('aria-hidden', 'true');
    box.append(canvas);
    const { center, radius } = new Box3().setFromObject(model).getBoundingSphere(new Sphere());
    model.position.sub(center).divideScalar(radius || 1);
    model.scale.divideScalar(radius || 1);
    const light = new DirectionalLight(0xfff4e0, 2.6);
    light.position.set(2, 3, 1.5);
    this.#scene.add(model, light, new AmbientLight(0xdfe8ff, 1.5));
    this.#distance = 1.08 / Math.sin(toRadians(FOV) / 2);
    this.#controls = new OrbitControls(this.#camera, canvas);
    Object.assign(this.#controls, { enablePan: false, minDistance: 1.2, maxDistance: this.#distance * 1.6 });
    this.#controls.maxPolarAngle = toRadians(100);
    this.#controls.addEventListener('change', this.#ask);
    this.#observer = new ResizeObserver(() => this.#fit());
    this.#observer.observe(box);
    this.home();
    this.#fit();
  }

  home(): void {
    this.#look(new Spherical(this.#distance, HOME.phi, HOME.theta));
  }

  turn(across: Degrees, up: Degrees): void {
    const at = this.#at();
    at.theta -= toRadians(across);
    at.phi = clamp(at.phi - toRadians(up), toRadians(5), toRadians(100));
    this.#look(at);
  }

  /** More than 1 is nearer. */
  zoom(factor: number): void {
    const at = this.#at();
    at.radius = clamp(at.radius / factor, 1.2, this.#distance * 1.6);
    this.#look(at);
  }

  dispose(): void {
    if (this.#request !== undefined) cancelAnimationFrame(this.#request);
    this.#observer.disconnect();
    this.#controls.dispose();
    disposeModel(this.model);
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.#renderer.domElement.remove();
  }

  #at(): Spherical {
    return new Spherical().setFromVector3(this.#camera.position);
  }

  #look(at: Spherical): void {
    this.#camera.position.copy(new Vector3().setFromSpherical(at));
    this.#controls.update();
    this.#ask();
  }

  #fit(): void {
    const { clientWidth, clientHeight } = this.box;
    this.#renderer.setSize(Math.max(clientWidth, 1), Math.max(clientHeight, 1), false);
    this.#camera.aspect = clientWidth / Math.max(clientHeight, 1) || 1;
    this.#camera.updateProjectionMatrix();
    this.#ask();
  }

  readonly #ask = (): void => {
    this.#request ??= requestAnimationFrame(() => {
      this.#request = undefined;
      this.#renderer.render(this.#scene, this.#camera);
      this.box.dataset['drawn'] = '';
    });
  };
}

/** Rejects where the file does not come, is no model, is too heavy, or there is no WebGL: its text then stands alone. */
export async function viewModel(box: HTMLElement, address: string, signal: AbortSignal): Promise<ModelView> {
  const model = await loadModel(address, signal);
  try {
    return new ModelView(box, model);
  } catch (error) {
    disposeModel(model);
    throw error;
  }
}
