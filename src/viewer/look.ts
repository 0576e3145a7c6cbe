import type { View } from '../tour/view';
import type { ScreenPoint, Size } from '../tiles/screen';
import { zoomedAt } from './grab';
import { ease, easeZoom, glide, steady, type Motion, type Speed } from './motion';

export interface LookPort {
  /** The allowed view nearest to a wanted one. */
  limit(view: View): View;
  size(): Size;
  /** Another frame is needed. */
  changed(): void;
  /** Whether the visitor wants nothing to move by itself. */
  still(): boolean;
}

const TURN_TIME = 350;

/** Where the visitor looks, and how that moves. Time passes only in `step`. */
export class Look {
  #view: View;
  #motion: { run: Motion; to: View } | undefined;

  constructor(
    view: View,
    private readonly port: LookPort,
  ) {
    this.#view = view;
  }

  get view(): View {
    return this.#view;
  }

  /** Where the present motion leads, so that repeated steps add up. */
  get aim(): View {
    return this.#motion?.to ?? this.#view;
  }

  get moving(): boolean {
    return this.#motion !== undefined;
  }

  /** At once; ends any motion. */
  put(view: View): void {
    this.#motion = undefined;
    this.#view = this.port.limit(view);
    this.port.changed();
  }

  /** The limits have changed, as when the screen was turned. */
  fit(): void {
    this.#view = this.port.limit(this.#view);
    this.port.changed();
  }

  stop(): void {
    this.#motion = undefined;
  }

  /** Goes there, steadily when it is given a time, or is there where nothing shall move. */
  head(view: View, now: number, time?: number): void {
    const to = this.port.limit(view);
    this.#begin({ to, run: time ? steady(this.#view, to, now, time) : ease(this.#view, to, now, TURN_TIME) });
  }

  /** Zooms so that what lies under a point of the screen stays there. */
  zoomTo(fov: number, point: ScreenPoint, now: number): void {
    const from = this.#view;
    const allowed = this.port.limit({ ...from, fov }).fov;
    const at = (wanted: number): View => zoomedAt(point, wanted, from, this.port.size());
    this.#begin({ to: this.port.limit(at(allowed)), run: easeZoom(from.fov, allowed, now, at) });
  }

  /** Goes on turning by itself, slower and slower. */
  glide(speed: Speed, now: number): void {
    if (this.port.still()) return;
    this.#motion = { to: this.#view, run: glide(this.#view, speed, now) };
    this.port.changed();
  }

  /** Moves on to the present moment; true while there is more to come. */
  step(now: number): boolean {
    if (!this.#motion) return false;
    const { view, done } = this.#motion.run(now);
    this.#view = this.port.limit(view);
    if (done) this.#motion = undefined;
    return !done;
  }

  #begin(motion: { run: Motion; to: View }): void {
    if (this.port.still()) return this.put(motion.to);
    this.#motion = motion;
    this.port.changed();
  }
}
