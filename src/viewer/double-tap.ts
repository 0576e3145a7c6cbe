import type { ScreenPoint } from '../tiles/screen';

const LONGEST_TAP = 300;
const LONGEST_GAP = 320;
const FARTHEST_SLIP = 12;
const FARTHEST_APART = 36;

const apart = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Two short touches at one place. */
export class DoubleTap {
  #down: { point: ScreenPoint; time: number } | undefined;
  #tap: { point: ScreenPoint; time: number } | undefined;

  down(point: ScreenPoint, time: number): void {
    this.#down = { point, time };
  }

  /** More than one finger, or a drag: no tap. */
  cancel(): void {
    this.#down = undefined;
    this.#tap = undefined;
  }

  /** Whether this touch ends a double tap. */
  up(point: ScreenPoint, time: number): boolean {
    const [down, last] = [this.#down, this.#tap];
    this.#down = undefined;
    this.#tap = undefined;
    if (!down || time - down.time > LONGEST_TAP || apart(point, down.point) > FARTHEST_SLIP) return false;
    const second = last && down.time - last.time <= LONGEST_GAP && apart(point, last.point) <= FARTHEST_APART;
    if (!second) this.#tap = { point, time };
    return second === true;
  }
}
