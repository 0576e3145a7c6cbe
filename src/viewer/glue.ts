import type { View } from '../tour/view';
import type { Size } from '../tiles/screen';
import { passDragsOn } from './pin-drag';
import { placePins, readPins, type Pin } from './pins';

/** Keeps the parts of a layer on their points, also those that come later. */
export class Glue {
  #pins: Pin[] = [];
  readonly #watch: MutationObserver;
  readonly #stopping = new AbortController();

  constructor(
    layer: HTMLElement,
    stage: HTMLElement,
    private readonly changed: () => void,
  ) {
    this.#watch = new MutationObserver(() => {
      this.#pins = readPins(layer);
      this.changed();
    });
    passDragsOn(layer, stage, this.#stopping.signal);
    this.#pins = readPins(layer);
    this.#watch.observe(layer, { subtree: true, childList: true, attributeFilter: ['data-yaw', 'data-pitch'] });
  }

  place(view: View, size: Size): void {
    placePins(this.#pins, view, size);
  }

  dispose(): void {
    this.#stopping.abort();
    this.#watch.disconnect();
  }
}
