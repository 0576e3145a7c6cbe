import type { View } from '../tour/view';
import { pointUnder, type ScreenPoint } from '../tiles/screen';
import { sizeOf, type FirstView } from './first-view';
import { viewHolding } from './grab';
import { isForPicture, viewAfterKey } from './keys';
import { limitView } from './limit-view';
import { placePins, readPins, type Pin } from './pins';

/** A finger or the keys turn the first view by style sheets, until the viewer takes over. */
export class EarlyLook {
  #pins: readonly Pin[] | undefined;

  constructor(private readonly first: FirstView) {
    const { stage, taken } = first;
    const options = { signal: taken.signal };
    stage.addEventListener('pointerdown', (event) => this.#down(event), options);
    stage.addEventListener('pointermove', (event) => this.#move(event), options);
    for (const end of ['pointerup', 'pointercancel'] as const) {
      stage.addEventListener(end, ({ pointerId }) => void first.fingers.delete(pointerId), options);
    }
    addEventListener('keydown', (event) => this.#key(event), options);
    addEventListener('resize', () => first.css.on && this.draw(), options);
  }

  draw(): void {
    const { stage, css, view } = this.first;
    const size = sizeOf(stage);
    this.first.loadStrip();
    css.draw(view, size);
    const layer = document.querySelector<HTMLElement>('.pins');
    this.#pins ??= layer ? readPins(layer) : [];
    placePins(this.#pins, view, size);
  }

  #at({ clientX, clientY }: PointerEvent): ScreenPoint {
    const { left, top } = this.first.stage.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #down(event: PointerEvent): void {
    const { stage, fingers } = this.first;
    if (event.button !== 0 || fingers.size > 0) return;
    stage.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, this.#at(event));
  }

  #move(event: PointerEvent): void {
    const { stage, fingers, view } = this.first;
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const [size, here] = [sizeOf(stage), this.#at(event)];
    fingers.set(event.pointerId, here);
    this.#turn(viewHolding(pointUnder(last, view, size), here, view, size));
  }

  #key(event: KeyboardEvent): void {
    const { stage, view, scene } = this.first;
    const next = isForPicture(event, stage) && viewAfterKey(event.key, view, scene.home);
    if (!next) return;
    event.preventDefault();
    this.#turn(next);
  }

  #turn(view: View): void {
    const { first } = this;
    first.view = limitView(view, first.scene.limits, sizeOf(first.stage));
    this.draw();
  }
}
