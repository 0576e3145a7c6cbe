import { toRadians, toSpherePoint, wrapYaw, type Degrees, type SpherePoint } from '../../tour/angle';

/** What a phone tells of how it is held, in degrees, and how its screen is turned against it. */
export interface Held {
  alpha: Degrees;
  beta: Degrees;
  gamma: Degrees;
  screen: Degrees;
}

/**
 * Where the back of the phone points, yaw clockwise from wherever alpha counts. The axis is the third column of
 * Z(alpha) X(beta) Y(gamma) as the W3C's Device Orientation names it, turned round; the screen’s own turn changes no direction.
 */
export function heldTowards({ alpha, beta, gamma }: Held): SpherePoint {
  const [a, b, g] = [toRadians(alpha), toRadians(beta), toRadians(gamma)];
  const east = -(Math.cos(a) * Math.sin(g) + Math.sin(a) * Math.sin(b) * Math.cos(g));
  const north = -(Math.sin(a) * Math.sin(g) - Math.cos(a) * Math.sin(b) * Math.cos(g));
  const up = -(Math.cos(b) * Math.cos(g));
  const { yaw, pitch } = toSpherePoint([east, up, -north]);
  return { yaw, pitch };
}

/**
 * The view that follows a phone: what it sees first is what the visitor saw. Compasses wander, so only changes count, and
 * whatever a finger turns on top is kept.
 */
export class GyroLook {
  #offset: Degrees | undefined;
  #last: Degrees | undefined;

  /** `view` is what shows now; undefined until two readings have come. */
  follow(held: Held, view: SpherePoint): SpherePoint {
    const { yaw, pitch } = heldTowards(held);
    const offset = this.#offset;
    if (offset === undefined || this.#last === undefined) {
      this.#offset = wrapYaw(view.yaw - yaw);
    } else {
      // What shows is not what was shown: a finger has turned it since.
      this.#offset = wrapYaw(offset + wrapYaw(view.yaw - this.#last));
    }
    this.#last = wrapYaw(yaw + this.#offset);
    return { yaw: this.#last, pitch };
  }
}

/** Readings that differ by less are the sensor's own trembling. */
export const TREMBLE: Degrees = 0.05;

export const isTremble = (a: SpherePoint, b: SpherePoint): boolean =>
  Math.abs(wrapYaw(a.yaw - b.yaw)) < TREMBLE && Math.abs(a.pitch - b.pitch) < TREMBLE;
