import { toDirection, type Direction } from '../tour/angle';
import type { View } from '../tour/view';
import { cameraAxes, pixelsPerRadian, type CameraAxes, type Size } from '../tiles/screen';

/** An element that stays on a point of the picture. */
export interface Pin {
  element: HTMLElement;
  direction: Direction;
  /** What is written on the element now, so that nothing is written twice. */
  place: string | undefined;
}

/** Pixels beyond the screen's edge at which a pin is hidden. */
const MARGIN = 100;

/** Finer than a device pixel, coarse enough that a resting view writes nothing. */
const tenth = (value: number): string => String(Math.round(value * 20) / 20 + 0);

/** A camera, worked out once for all pins of a frame. */
export interface PinCamera {
  axes: CameraAxes;
  scale: number;
  size: Size;
}

export const pinCamera = (view: View, size: Size): PinCamera => ({
  axes: cameraAxes(view),
  scale: pixelsPerRadian(view.fov, size),
  size,
});

const along = ([x, y, z]: Direction, [ax, ay, az]: Direction): number => x * ax + y * ay + z * az;

/** Transform of a pin from the layer's upper left corner; undefined when it is not on the screen. */
export function pinTransform(direction: Direction, { axes, scale, size }: PinCamera): string | undefined {
  const depth = along(direction, axes.forward);
  if (depth <= 1e-6) return undefined;
  const x = size.width / 2 + (along(direction, axes.right) * scale) / depth;
  const y = size.height / 2 - (along(direction, axes.up) * scale) / depth;
  if (x < -MARGIN || y < -MARGIN || x > size.width + MARGIN || y > size.height + MARGIN) return undefined;
  return `translate3d(${tenth(x)}px, ${tenth(y)}px, 0)`;
}

/** Takes over the parts of a layer that have data-yaw and data-pitch; without script they were placed from left and top. */
export function readPins(layer: HTMLElement): Pin[] {
  return [...layer.querySelectorAll<HTMLElement>('[data-yaw][data-pitch]')].map((element) => {
    const direction = toDirection({ yaw: Number(element.dataset['yaw']), pitch: Number(element.dataset['pitch']) });
    Object.assign(element.style, { left: '0', top: '0' });
    return { element, direction, place: '' };
  });
}

/** Writes styles only, reads nothing back: no layout, whatever their number. */
export function placePins(pins: readonly Pin[], view: View, size: Size): void {
  const camera = pinCamera(view, size);
  for (const pin of pins) {
    const place = pinTransform(pin.direction, camera);
    if (place === pin.place) continue;
    if ((place === undefined) !== (pin.place === undefined) || pin.place === '') {
      pin.element.style.visibility = place === undefined ? 'hidden' : '';
    }
    if (place !== undefined) pin.element.style.transform = place;
    pin.place = place;
  }
}
