import { clamp, wrapYaw, type Degrees } from './angle';
import type { ViewHint } from './view-shape';

export const LEAST_FOV: Degrees = 10;
export const MOST_FOV: Degrees = 120;
export const USUAL_FOV: Degrees = 90;

/** Where a visitor looks; the field of view is measured along the longer side of the viewport. */
export interface View {
  yaw: Degrees;
  pitch: Degrees;
  fov: Degrees;
}

export const toView = (hint: ViewHint | undefined): View => ({
  yaw: wrapYaw(hint?.yaw ?? 0),
  pitch: clamp(hint?.pitch ?? 0, -90, 90),
  fov: clamp(hint?.fov ?? USUAL_FOV, LEAST_FOV, MOST_FOV),
});
