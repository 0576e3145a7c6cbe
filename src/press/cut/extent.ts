import type { Degrees } from '../../tour/angle';
import { sphereCropOf } from '../../tour/gpano';
import type { Crop, Panorama } from '../../tour/media';
import type { MediaFacts } from '../../tour/media-facts';
import type { Size } from '../../tiles/screen';
import { PressError } from '../press-error';

/** The part of the sphere that a picture shows. */
export interface Extent {
  left: Degrees;
  right: Degrees;
  top: Degrees;
  bottom: Degrees;
  /** Rows of a cylinder lie evenly by the tangent of the pitch, else evenly by the pitch itself. */
  cylindrical: boolean;
}

/** Stitching programs round: 2049×1024 is a whole panorama too. */
const TOLERANCE = 0.01;
/** Half a pixel of the widest picture that press takes. */
const CLOSED: Degrees = 360 - 0.01;
const MOST_CYLINDER_PITCH: Degrees = 85;

const isNear = (ratio: number, wanted: number): boolean => Math.abs(ratio / wanted - 1) <= TOLERANCE;

const isEmpty = ({ left, right, top, bottom }: Crop): boolean => right <= left || top <= bottom;

const spans = ({ left, right }: Pick<Crop, 'left' | 'right'>): Degrees => right - left;

/** A cylinder of the same scale across and down has its horizon in the middle, unless the crop says otherwise. */
function cylinder(crop: Crop | undefined, { width, height }: Size): Crop {
  if (crop) return crop;
  const top = (Math.atan((height / width) * Math.PI) * 180) / Math.PI;
  return { left: -180, right: 180, top, bottom: -top };
}

const reachesTooHigh = ({ top, bottom }: Crop): boolean => Math.max(top, -bottom) > MOST_CYLINDER_PITCH;

/** Where the picture lies on the sphere: by the manifest, else by its own metadata, else a whole sphere of 2:1. */
export function extentOf(media: Panorama, facts: MediaFacts & Size): Extent {
  const values = { file: media.src, width: facts.width, height: facts.height };
  const cylindrical = media.projection === 'cylindrical';
  const known = cylindrical ? cylinder(media.crop, facts) : (media.crop ?? sphereCropOf(media, facts));
  if (known && (isEmpty(known) || (cylindrical && reachesTooHigh(known)))) {
    throw new PressError('panorama-crop', values);
  }
  if (known) return { ...known, ...(spans(known) >= CLOSED && { left: -180, right: 180 }), cylindrical };
  const ratio = facts.width / facts.height;
  if (isNear(ratio, 2)) return { left: -180, right: 180, top: 90, bottom: -90, cylindrical };
  throw new PressError(isNear(ratio, 1) ? 'panorama-square' : 'panorama-proportions', values);
}

/** Columns that the whole circle would have at the picture's scale. */
export const fullWidthOf = (extent: Extent, width: number): number => (width * 360) / spans(extent);

export const isRound = (extent: Extent): boolean => spans(extent) >= CLOSED;
