import type { Supports } from '../tiles/format';
import type { View } from '../tour/view';
import type { CssPictures, CssStage } from './css-stage';
import type { Screen } from './screen';
import type { ViewerScene } from './viewer';
import { sameView } from './viewer-scene';

/** Shows the present scene by style sheets while the canvas cannot. */
export class Understudy {
  /** The scene of which all pictures are in the stage. */
  #scene: ViewerScene | undefined;
  #inherited: { scene: ViewerScene; poster: CssPictures['poster'] } | undefined;
  #untouched: View | undefined;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly css: CssStage,
    private readonly supports: Supports,
  ) {}

  /** The page brought a scene's poster along, which as it lies there shows its view exactly. */
  inherit(scene: ViewerScene, poster: CssPictures['poster']): void {
    this.#inherited = { scene, poster };
    this.#untouched = poster?.view;
  }

  /** Loads a scene's pictures and puts them in the place of the last one's. */
  async learn(scene: ViewerScene, screen: Screen, signal: AbortSignal): Promise<void> {
    if (this.#scene === scene) return;
    const poster = this.#inherited?.scene === scene ? this.#inherited.poster : undefined;
    const { loadCssScene } = await import('./css-scene');
    const pictures = await loadCssScene({ scene, screen, supports: this.supports, poster });
    signal.throwIfAborted();
    this.css.use(pictures);
    this.#scene = scene;
    if (!poster) this.#untouched = undefined;
  }

  /** What it has shows a scene that is no longer the present one. */
  forget(): void {
    this.css.use({});
    this.#scene = undefined;
    this.#inherited = undefined;
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
