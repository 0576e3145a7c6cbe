import type { Degrees } from './angle';
import type { Crop, Panorama } from './media';
import type { GPano, MediaFacts } from './media-facts';

/** Why the sizes in a picture's GPano cannot be true of it. */
export type GPanoFault = 'negative' | 'larger-than-full' | 'full-not-two-to-one' | 'other-proportions';

export interface GPanoCrop {
  /** Absent for a whole sphere, and where the picture does not say. */
  crop?: Crop;
  /** The sizes make no sense, so that nothing was taken from them. */
  fault?: GPanoFault;
}

type Sizes = Required<Pick<GPano, 'fullWidth' | 'fullHeight' | 'croppedWidth' | 'croppedHeight' | 'left' | 'top'>>;

/** Rounding in cameras and stitchers, and half pixels after scaling. */
const TOLERANCE = 0.01;
const WHOLE: Degrees = 0.1;

const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a / b - 1) <= tolerance;

/** No size is less than a pixel, and no part begins outside. */
function isNegative({ fullWidth, fullHeight, croppedWidth, croppedHeight, left, top }: GPano): boolean {
  const sizes = [fullWidth, fullHeight, croppedWidth, croppedHeight];
  return sizes.some((size) => size !== undefined && size < 1) || (left ?? 0) < 0 || (top ?? 0) < 0;
}

function sizesOf(gpano: GPano): Sizes | undefined {
  const { fullWidth, fullHeight, croppedWidth, croppedHeight, left, top } = gpano;
  if (fullWidth === undefined || fullHeight === undefined) return undefined;
  if (croppedWidth === undefined || croppedHeight === undefined) return undefined;
  return { fullWidth, fullHeight, croppedWidth, croppedHeight, left: left ?? 0, top: top ?? 0 };
}

/** A file that was made smaller keeps the sizes of its capture, so that only proportions can be compared. */
function faultOf(sizes: Sizes, picture: { width: number; height: number }): GPanoFault | undefined {
  const { fullWidth, fullHeight, croppedWidth, croppedHeight, left, top } = sizes;
  if (left + croppedWidth > fullWidth + 1 || top + croppedHeight > fullHeight + 1) return 'larger-than-full';
  if (!near(fullWidth, 2 * fullHeight, TOLERANCE)) return 'full-not-two-to-one';
  const pixel = 2 / Math.min(picture.width, picture.height);
  const sameShape = near(croppedWidth / croppedHeight, picture.width / picture.height, TOLERANCE + pixel);
  return sameShape ? undefined : 'other-proportions';
}

export const isWholeSphere = ({ left, right, top, bottom }: Crop): boolean =>
  right - left >= 360 - WHOLE && top - bottom >= 180 - WHOLE;

/** GPano's projections other than equirectangular do not describe a part of a sphere. */
export const isEquirectangular = ({ projection }: GPano): boolean =>
  projection === undefined || projection.trim().toLowerCase() === 'equirectangular';

/** The part of the sphere that a picture says it shows. */
export function cropOf({ gpano, width, height }: Pick<MediaFacts, 'gpano' | 'width' | 'height'>): GPanoCrop {
  if (!gpano || !width || !height || !isEquirectangular(gpano)) return {};
  if (isNegative(gpano)) return { fault: 'negative' };
  const sizes = sizesOf(gpano);
  if (!sizes) return {};
  const fault = faultOf(sizes, { width, height });
  if (fault) return { fault };
  const { fullWidth, fullHeight, croppedWidth, croppedHeight } = sizes;
  const left = (sizes.left / fullWidth - 0.5) * 360;
  const top = (0.5 - sizes.top / fullHeight) * 180;
  const crop: Crop = {
    left,
    right: Math.min(180, left + (croppedWidth / fullWidth) * 360),
    top,
    bottom: Math.max(-90, top - (croppedHeight / fullHeight) * 180),
  };
  return isWholeSphere(crop) ? {} : { crop };
}

/** What a panorama shows of the sphere: what the manifest says, else what the picture says, else (undefined) all of it. */
export function sphereCropOf(media: Pick<Panorama, 'crop'>, facts: MediaFacts | undefined): Crop | undefined {
  if (media.crop) return isWholeSphere(media.crop) ? undefined : media.crop;
  return facts ? cropOf(facts).crop : undefined;
}
