import type { View } from '../tour/view';
import type { Emitter } from './emitter';
import { Glue } from './glue';
import type { Screen } from './screen';
import type { ViewerEvent } from './viewer';

/** Pins and listeners that go with the view: told once a frame, and only of what has changed. */
export class Followers {
  #glue: Glue | undefined;
  #told: { view: View; screen: Screen } | undefined;
  #resting = true;

  constructor(
    private readonly stage: HTMLElement,
    private readonly events: Emitter<ViewerEvent>,
  ) {}

  glue(layer: HTMLElement | undefined): void {
    this.#glue?.dispose();
    this.#glue = layer && new Glue(layer, this.stage, () => this.#place());
    this.#place();
  }

  /** True when one more frame is needed, to see whether this was the last change: who turns by many small steps does not rest between them. */
  tell(view: View, screen: Screen, moving: boolean): boolean {
    const last = this.#told;
    this.#told = { view, screen };
    if (last?.view !== view || last.screen !== screen) {
      this.#place();
      this.#resting = false;
      this.events.emit('view');
      return !moving;
    }
    if (this.#resting || moving) return false;
    this.#resting = true;
    this.events.emit('rest');
    return false;
  }

  dispose(): void {
    this.#glue?.dispose();
  }

  #place(): void {
    if (this.#told) this.#glue?.place(this.#told.view, this.#told.screen.css);
  }
}
