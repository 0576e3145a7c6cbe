import { turnBetween } from '../tour/angle';
import { flatScale } from '../tour/flat';
import type { View } from '../tour/view';
import type { Speed } from './motion';

interface Sample {
  time: number;
  view: View;
}

/** Milliseconds before the end of a drag that tell its speed. */
const LOOK_BACK = 90;
/** A finger that rested so long before it left meant to stop. */
const PAUSE = 45;
/** Degrees a millisecond. */
const SLOWEST = 0.012;
const FASTEST = 0.35;

/** Watches a drag, to tell how fast the picture moves when the finger leaves. */
export class Flick {
  #samples: Sample[] = [];

  begin(): void {
    this.#samples = [];
  }

  add(view: View, time: number): void {
    this.#samples = [...this.#samples.filter((sample) => time - sample.time <= LOOK_BACK), { view, time }];
  }

  /** Undefined when the finger had stopped, or was too slow to mean it. */
  speedAt(time: number): Speed | undefined {
    const recent = this.#samples.filter((sample) => time - sample.time <= LOOK_BACK);
    const [first, last] = [recent[0], recent.at(-1)];
    if (!first || !last || last.time <= first.time || time - last.time > PAUSE) return undefined;
    const elapsed = last.time - first.time;
    const yaw = turnBetween(first.view.yaw, last.view.yaw) / elapsed;
    const pitch = (last.view.pitch - first.view.pitch) / elapsed;
    const speed = Math.hypot(yaw, pitch);
    const scale = flatScale(last.view);
    if (speed < SLOWEST * scale) return undefined;
    const factor = Math.min(1, (FASTEST * scale) / speed);
    return { yaw: yaw * factor, pitch: pitch * factor };
  }
}
