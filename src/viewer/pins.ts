import { toDirection, type Direction } from '../tour/angle';
import type { View } from '../tour/view';
import { toScreen, type Size } from '../tiles/screen';

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

/** Transform of a pin from the layer's upper left corner; undefined when it is not on the screen. */
export function pinTransform(direction: Direction, view: View, size: Size): string | undefined {
  const at = toScreen(direction, view, size);
  if (at === undefined || at.x < -MARGIN || at.y < -MARGIN) return undefined;
  if (at.x > size.width + MARGIN || at.y > size.height + MARGIN) return undefined;
  return `translate3d(${tenth(at.x)}px, ${tenth(at.y)}px, 0)`;
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
  for (const pin of pins) {
    const place = pinTransform(pin.direction, view, size);
    if (place === pin.place) continue;
    if ((place === undefined) !== (pin.place === undefined) || pin.place === '') {
      pin.element.style.visibility = place === undefined ? 'hidden' : '';
    }
    if (place !== undefined) pin.element.style.transform = place;
    pin.place = place;
  }
}
