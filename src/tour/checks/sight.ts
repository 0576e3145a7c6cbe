import type { Degrees, SpherePoint } from '../angle';
import { sphereCropOf } from '../gpano';
import type { Crop, Media } from '../media';
import type { Limits } from '../scene';
import { USUAL_FOV } from '../view';
import type { Subject } from './subject';

const SLACK: Degrees = 0.05;

/** Whether a yaw lies between two others, from the left one to the right one, perhaps by the back of the picture. */
function isBetween(yaw: Degrees, from: Degrees, to: Degrees, slack: Degrees): boolean {
  const width = to >= from ? to - from : to - from + 360;
  if (width + 2 * slack >= 360) return true;
  return (((yaw - from + slack) % 360) + 360) % 360 <= width + 2 * slack;
}

function isInCrop({ yaw, pitch }: SpherePoint, { left, right, top, bottom }: Crop, slack: Degrees): boolean {
  return isBetween(yaw, left, right, slack) && pitch <= top + slack && pitch >= bottom - slack;
}

/** Whether a partial panorama shows the point. */
export function isPictured(point: SpherePoint, media: Media, subject: Subject): boolean {
  if (media.type !== 'panorama') return true;
  const crop = sphereCropOf(media, subject.facts(media.src));
  if (!crop || crop.left >= crop.right || crop.bottom >= crop.top) return true;
  // Points are measured after levelling and the crop before it: they may differ by as much as the camera leant.
  const tilt = Math.abs(media.tilt?.pitch ?? 0) + Math.abs(media.tilt?.roll ?? 0);
  return isInCrop(point, crop, SLACK + tilt);
}

/** Whether the centre of the screen can be turned to the point, or at least within `margin` of it. */
export function isWithinLimits({ yaw, pitch }: SpherePoint, limits: Limits | undefined, margin: Degrees = 0): boolean {
  const slack = SLACK + margin;
  if (limits?.yaw && !isBetween(yaw, limits.yaw.from, limits.yaw.to, slack)) return false;
  return !limits?.pitch || (pitch >= limits.pitch.from - slack && pitch <= limits.pitch.to + slack);
}

/** Half of the widest view: what lies farther than this from the screen's centre is never on the screen. */
export const widestHalfView = (limits: Limits | undefined): Degrees => (limits?.fov?.to ?? USUAL_FOV) / 2;
