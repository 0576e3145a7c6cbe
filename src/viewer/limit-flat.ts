import { clamp, toDegrees } from '../tour/angle';
import { isFlatView } from '../tour/flat';
import { FLAT_HALF } from '../tour/frame';
import type { View } from '../tour/view';
import { halfLong, type Size } from '../tiles/screen';

/** CSS pixels that a pixel of the picture may fill. */
const LARGEST_PIXEL = 2;
/** However coarse the picture, it may be drawn so many times as large as the screen. */
const ALWAYS_ALLOWED = 2;

/**
 * The allowed view of a flat picture nearest to the wanted one: the picture's edges stay outside the screen, and where the
 * picture is the smaller, it is in the middle. Everything is measured at distance 1 from the eye.
 */
export function limitFlat(wanted: View, picture: Size, screen: Size): View {
  const tall = (FLAT_HALF * picture.height) / picture.width;
  const long = Math.max(screen.width, screen.height);
  const whole = Math.max((FLAT_HALF * long) / screen.width, (tall * long) / screen.height);
  const filling = Math.min((FLAT_HALF * long) / screen.width, (tall * long) / screen.height);
  const nearest = Math.min((FLAT_HALF * long) / picture.width / LARGEST_PIXEL, filling / ALWAYS_ALLOWED);
  const half = isFlatView(wanted) ? clamp(halfLong(wanted.fov), nearest, whole) : filling;
  const room = (size: number, side: number): number => toDegrees(Math.atan(Math.max(size - (half * side) / long, 0)));
  const [aside, above] = [room(FLAT_HALF, screen.width), room(tall, screen.height)];
  return {
    yaw: clamp(wanted.yaw, -aside, aside),
    pitch: clamp(wanted.pitch, -above, above),
    fov: 2 * toDegrees(Math.atan(half)),
  };
}
