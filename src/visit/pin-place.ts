import { cameraAxes, halfLong } from '../tiles/screen';
import { toDirection } from '../tour/angle';
import type { At } from '../tour/at';
import type { View } from '../tour/view';

export interface PinPlace {
  yaw: number;
  pitch: number;
  /** In halves of the stage's longer side, from its centre to the right and down. */
  x: number;
  y: number;
}

/** Far outside every screen: where a point behind the eye is put. */
const OUT_OF_SIGHT = 9;

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;

/** Where a pin stands at a view, so that it stands right before any script runs; on a film, where its track begins. */
export function pinPlace(place: At, view: View): PinPlace | undefined {
  const at = 'track' in place ? place.track[0] : place;
  if (!at || !('yaw' in at)) return undefined;
  const { forward, right, up } = cameraAxes(view);
  const [x, y, z] = toDirection(at);
  const along = ([ax, ay, az]: typeof forward): number => x * ax + y * ay + z * az;
  const scale = along(forward) * halfLong(view.fov);
  const seen = along(forward) > 0.01;
  return {
    yaw: at.yaw,
    pitch: at.pitch,
    x: seen ? rounded(along(right) / scale) : OUT_OF_SIGHT,
    y: seen ? rounded(-along(up) / scale) : OUT_OF_SIGHT,
  };
}
