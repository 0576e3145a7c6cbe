import { pixelsPerRadian, toScreen, type Size } from '../tiles/screen';
import { clamp, toDegrees, toDirection, toRadians, type SpherePoint } from '../tour/angle';
import type { View } from '../tour/view';

/** The part of the stage that no sheet covers, from its upper left corner. */
export type FreePart = Size;

/** Room that a pin and its name need around their point, in CSS pixels. */
const MARGIN = 48;

/** What a sheet leaves free: all above it where it lies below, else all to its left. */
export function freePart(stage: DOMRectReadOnly, sheet: DOMRectReadOnly): FreePart {
  const isBelow = sheet.left - stage.left < stage.width / 4;
  return isBelow
    ? { width: stage.width, height: clamp(sheet.top - stage.top, 0, stage.height) }
    : { width: clamp(sheet.left - stage.left, 0, stage.width), height: stage.height };
}

const isClear = (at: SpherePoint, view: View, size: Size, free: FreePart): boolean => {
  const point = toScreen(toDirection(at), view, size);
  const inside = (value: number, most: number): boolean => value >= MARGIN && value <= most - MARGIN;
  return point !== undefined && inside(point.x, free.width) && inside(point.y, free.height);
};

/** Where to look so that a point stands in the middle of the free part; undefined if it already is well inside it. */
export const lookBeside = (at: SpherePoint, view: View, size: Size, free: FreePart): Partial<View> | undefined =>
  isClear(at, view, size, free) ? undefined : lookInto(at, view, size, free);

/** Exact for sheets below; beside a sheet on the right the yaw is right to first order, which is enough to be seen. */
export function lookInto(at: SpherePoint, view: View, size: Size, free: FreePart): Partial<View> {
  const scale = pixelsPerRadian(view.fov, size);
  const across = toDegrees(Math.atan((size.width - free.width) / 2 / scale));
  const down = toDegrees(Math.atan((size.height - free.height) / 2 / scale));
  const pitch = clamp(at.pitch - down, -90, 90);
  return { yaw: at.yaw + across / Math.max(Math.cos(toRadians(pitch)), 0.2), pitch };
}
