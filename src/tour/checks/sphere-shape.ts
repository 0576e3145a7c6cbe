import { sphereCropOf } from '../gpano';
import type { Media } from '../media';
import type { SizedFacts } from './picture-facts';

/** Stitchers round to whole pixels and to blocks of 8 or 16. */
const TOLERANCE = 0.01;
const TOLERATED_PIXELS = 2;

const isTwoToOne = ({ width, height }: SizedFacts): boolean =>
  Math.abs(width - 2 * height) <= Math.max(TOLERATED_PIXELS, TOLERANCE * width);

/** Whether a picture can be laid round a sphere: whole, or as a part that is told. */
export function fitsSphere(media: Media, facts: SizedFacts): boolean {
  if (media.type === 'panorama') {
    return media.projection === 'cylindrical' || sphereCropOf(media, facts) !== undefined || isTwoToOne(facts);
  }
  return media.type !== 'video360' || isTwoToOne(facts);
}
