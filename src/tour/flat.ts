import type { Degrees } from './angle';
import { LEAST_FOV, USUAL_FOV, type View } from './view';

/*
 * A flat picture is looked at as through a telescope: it hangs so far away that its whole width is a tenth of a degree. Over
 * so small an angle the projection of the sphere is an even scale (to 3 parts in 10 million), so drag, zoom, links, pins,
 * posters and the camera are the same for a flat picture and for a panorama.
 */

/** Width of every flat picture. */
export const FLAT_WIDTH: Degrees = 0.1;

/** A flat picture's view can be told from a panorama's, which never is so narrow. */
export const isFlatView = ({ fov }: Pick<View, 'fov'>): boolean => fov < LEAST_FOV;

/** What a degree of a usual panorama view is on the screen at this one: turning there is moving here. */
export const flatScale = (view: Pick<View, 'fov'>): number => (isFlatView(view) ? view.fov / USUAL_FOV : 1);
