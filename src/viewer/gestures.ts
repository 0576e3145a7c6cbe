import type { View } from '../tour/view';
import { halfLong, pointUnder, type ScreenPoint, type Size } from '../tiles/screen';
import { DoubleTap } from './double-tap';
import { Flick } from './flick';
import { viewHolding, zoomedAt } from './grab';
import { isForPicture, viewAfterKey } from './keys';
import type { Look } from './look';
import { zoomed } from './zoom';

export interface GesturesPort {
  look: Look;
  size(): Size;
  limit(view: View): View;
  home(): View;
  /** No finger is down any more, and nothing glides on. */
  ended(): void;
}

/** Twice as near. */
const TAP_ZOOM = 2;
/** Wheel units (about pixels) that zoom by e; a pinch on a trackpad comes as a wheel with Ctrl and small numbers. */
const WHEEL = 500;
const TRACKPAD_PINCH = 100;
const LINE = 16;
/** A wheel that was still for so many milliseconds has stopped. */
const WHEEL_PAUSE = 160;

const middle = (a: ScreenPoint, b: ScreenPoint): ScreenPoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** So that a drag goes on outside the stage. A pointer that has gone meanwhile cannot be captured. */
function capture(stage: HTMLElement, pointer: number): void {
  try {
    stage.setPointerCapture(pointer);
  } catch {
    // It ends by `pointercancel` or never sends another event.
  }
}

/** Fingers, mouse, wheel and keys on the stage. The point of the picture under a finger stays under it. */
export class Gestures {
  readonly #fingers = new Map<number, ScreenPoint>();
  readonly #stopping = new AbortController();
  readonly #flick = new Flick();
  readonly #taps = new DoubleTap();
  #wheeling: ReturnType<typeof setTimeout> | undefined;

  /** `fingers` that are down already are taken over in the middle of their drag. */
  constructor(
    private readonly stage: HTMLElement,
    private readonly port: GesturesPort,
    fingers: ReadonlyMap<number, ScreenPoint>,
  ) {
    for (const [id, point] of fingers) this.#fingers.set(id, point);
    Object.assign(stage.style, { touchAction: 'none', userSelect: 'none' });
    const options = { signal: this.#stopping.signal };
    stage.addEventListener('pointerdown', (event) => this.#down(event), options);
    stage.addEventListener('pointermove', (event) => this.#move(event), options);
    stage.addEventListener('pointerup', (event) => this.#up(event), options);
    stage.addEventListener('pointercancel', (event) => this.#lose(event), options);
    stage.addEventListener('wheel', (event) => this.#wheel(event), { ...options, passive: false });
    window.addEventListener('keydown', (event) => this.#key(event), options);
  }

  get holding(): boolean {
    return this.#fingers.size > 0 || this.#wheeling !== undefined;
  }

  /** Resolves when no finger is down, or after so many milliseconds. */
  async released(most: number): Promise<void> {
    const end = performance.now() + most;
    while (this.#fingers.size > 0 && performance.now() < end) await new Promise((next) => setTimeout(next, 50));
  }

  dispose(): void {
    clearTimeout(this.#wheeling);
    this.#stopping.abort();
  }

  #at({ clientX, clientY }: MouseEvent): ScreenPoint {
    const { left, top } = this.stage.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const point = this.#at(event);
    capture(this.stage, event.pointerId);
    this.#fingers.set(event.pointerId, point);
    this.port.look.stop();
    this.#flick.begin();
    if (this.#fingers.size === 1) this.#taps.down(point, event.timeStamp);
    else this.#taps.cancel();
  }

  #move(event: PointerEvent): void {
    const last = this.#fingers.get(event.pointerId);
    if (!last) return;
    const here = this.#at(event);
    const others = [...this.#fingers].filter(([id]) => id !== event.pointerId);
    this.#fingers.set(event.pointerId, here);
    const other = others[0]?.[1];
    if (other) this.#pinch([last, other], [here, other]);
    else this.#drag(last, here);
    this.#flick.add(this.port.look.view, event.timeStamp);
  }

  #drag(from: ScreenPoint, to: ScreenPoint): void {
    const [{ look }, size] = [this.port, this.port.size()];
    look.put(viewHolding(pointUnder(from, look.view, size), to, look.view, size));
  }

  /** The picture grows as the fingers part, and goes with the point between them. */
  #pinch(from: readonly [ScreenPoint, ScreenPoint], to: readonly [ScreenPoint, ScreenPoint]): void {
    const [{ look }, size] = [this.port, this.port.size()];
    const spread = ([a, b]: readonly [ScreenPoint, ScreenPoint]): number =>
      Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1);
    const { view } = look;
    const { fov } = this.port.limit({ ...view, fov: zoomed(view.fov, spread(to) / spread(from)) });
    look.put(viewHolding(pointUnder(middle(...from), view, size), middle(...to), { ...view, fov }, size));
  }

  #up(event: PointerEvent): void {
    if (!this.#fingers.delete(event.pointerId)) return;
    if (this.#fingers.size > 0) return this.#flick.begin();
    const point = this.#at(event);
    const speed = this.#flick.speedAt(event.timeStamp);
    if (this.#taps.up(point, event.timeStamp)) this.#zoomAt(point);
    else if (speed) this.port.look.glide(speed, performance.now());
    if (!this.port.look.moving) this.port.ended();
  }

  #lose(event: PointerEvent): void {
    this.#taps.cancel();
    if (this.#fingers.delete(event.pointerId) && this.#fingers.size === 0) this.port.ended();
  }

  /** Nearer, or back where one cannot come much nearer. */
  #zoomAt(point: ScreenPoint): void {
    const { look, limit, home } = this.port;
    const { fov } = limit({ ...look.view, fov: zoomed(look.view.fov, TAP_ZOOM) });
    const nearer = halfLong(fov) < halfLong(look.view.fov) * 0.9;
    look.zoomTo(nearer ? fov : home().fov, point, performance.now());
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const [{ look }, size] = [this.port, this.port.size()];
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE;
    const factor = Math.exp((-event.deltaY * unit) / (event.ctrlKey ? TRACKPAD_PINCH : WHEEL));
    const { fov } = this.port.limit({ ...look.view, fov: zoomed(look.view.fov, factor) });
    look.put(zoomedAt(this.#at(event), fov, look.view, size));
    clearTimeout(this.#wheeling);
    this.#wheeling = setTimeout(() => {
      this.#wheeling = undefined;
      this.port.ended();
    }, WHEEL_PAUSE);
  }

  #key(event: KeyboardEvent): void {
    const { look, home } = this.port;
    const view = isForPicture(event, this.stage) ? viewAfterKey(event.key, look.aim, home()) : undefined;
    if (!view) return;
    event.preventDefault();
    look.head(view, performance.now());
  }
}
