import { toDegrees, type Degrees } from '../tour/angle';
import { halfLong } from '../tiles/screen';

/** The field of view at which everything is `factor` times as large. */
export const zoomed = (fov: Degrees, factor: number): Degrees => 2 * toDegrees(Math.atan(halfLong(fov) / factor));
