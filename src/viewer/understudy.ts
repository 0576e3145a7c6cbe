import type { Supports } from '../tiles/format';
import type { View } from '../tour/view';
import { loadCssScene } from './css-scene';
import type { CssStage } from './css-stage';
import type { Screen } from './screen';
import type { ViewerScene } from './viewer';
import { sameView } from './viewer-scene';

/** Shows the present scene by style sheets while the canvas cannot. */
export class Understudy {
  /** The scene whose pictures are in the stage. */
  #scene: ViewerScene | undefined;
  #untouched: View | undefined;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly css: CssStage,
    private readonly supports: Supports,
  ) {}

  /** The page brought a scene's pictures along, and as they lie there they show this view exactly. */
  inherit(scene: ViewerScene, untouched: View): void {
    this.#scene = scene;
    this.#untouched = untouched;
  }

  /** Loads a scene's pictures and puts them in the place of the last one's. */
  async learn(scene: ViewerScene, screen: Screen, signal: AbortSignal): Promise<void> {
    if (this.#scene === scene) return;
    const pictures = await loadCssScene(scene, screen, this.supports);
    signal.throwIfAborted();
    this.css.use(pictures);
    this.#scene = scene;
    this.#untouched = undefined;
  }

  /** What it has shows a scene that is no longer the present one. */
  forget(): void {
    this.css.use({});
    this.#scene = undefined;
  }

  draw(view: View, { css: size }: Screen): void {
    clearTimeout(this.#hiding);
    if (!this.css.on && this.#untouched && sameView(view, this.#untouched)) return;
    this.#untouched = undefined;
    this.css.draw(view, size);
  }

  /** The canvas has taken over; a moment later, when it is on the screen for sure, nothing else needs to be. */
  leave(): void {
    clearTimeout(this.#hiding);
    this.#hiding = setTimeout(() => {
      this.#untouched = undefined;
      this.css.hide();
    }, 200);
  }

  dispose(): void {
    clearTimeout(this.#hiding);
  }
}
