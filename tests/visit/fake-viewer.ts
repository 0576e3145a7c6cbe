import type { View } from '../../src/tour/view';
import { sameView } from '../../src/viewer/viewer-scene';
import type { Viewer, ViewerEvent, ViewerScene } from '../../src/viewer/viewer';

/** A viewer without a picture, for screens: it does what it is told at once, or when it is let. */
export class FakeViewer implements Viewer {
  scene: ViewerScene;
  view: View;
  readonly state = 'live';
  glued: HTMLElement | undefined;
  zoomed = 1;
  /** Set to make the next `show` wait, or fail. */
  showing: () => Promise<void> = () => Promise.resolve();
  readonly #listeners = new Map<ViewerEvent, Set<() => void>>();

  constructor(scene: ViewerScene, view: View = scene.home) {
    this.scene = scene;
    this.view = view;
  }

  async show(scene: ViewerScene, view: View = scene.home): Promise<void> {
    await this.showing();
    this.scene = scene;
    this.emit('state');
    this.look(view);
  }

  turnTo(view: Partial<View>): void {
    this.look({ ...this.view, ...view });
  }

  turnBy(yaw: number, pitch: number): void {
    this.turnTo({ yaw: this.view.yaw + yaw, pitch: this.view.pitch + pitch });
  }

  zoomBy(factor: number): void {
    this.zoomed *= factor;
  }

  glue(layer: HTMLElement | undefined): void {
    this.glued = layer;
  }

  on(event: ViewerEvent, listener: () => void): () => void {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all.add(listener));
    return () => void all.delete(listener);
  }

  emit(event: ViewerEvent): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener();
  }

  /** A movement that has come to rest. */
  look(view: View): void {
    if (sameView(view, this.view)) return;
    this.view = view;
    this.emit('view');
    this.emit('rest');
  }

  get listening(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
