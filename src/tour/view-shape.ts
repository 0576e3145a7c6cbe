import { z } from 'zod';
import { object, optional } from './shape';
import { LEAST_FOV, MOST_FOV } from './view';

export const yawShape = z.number().min(-360).max(360).describe('Degrees to the right of the picture’s centre');
export const pitchShape = z.number().min(-90).max(90).describe('Degrees up from the horizon');
export const headingShape = z.number().min(-360).max(360).describe('Compass bearing in degrees: 0 north, 90 east');
export const secondsShape = z.number().min(0).max(86_400).describe('Seconds from the start');
export const latShape = z.number().min(-90).max(90).describe('Latitude in degrees, WGS 84');
export const lonShape = z.number().min(-180).max(180).describe('Longitude in degrees, WGS 84');

const partShape = z.number().min(0).max(1);
export const xShape = partShape.describe('Part of the picture’s width, from its left edge');
export const yShape = partShape.describe('Part of the picture’s height, from its top edge');

export const fovShape = z
  .number()
  .min(LEAST_FOV)
  .max(MOST_FOV)
  .describe('Field of view in degrees along the LONGER side of the screen');

export const viewShape = object({ yaw: yawShape, pitch: pitchShape, fov: optional(fovShape) }).meta({
  id: 'view',
  description: 'Where one looks on a sphere',
});

/** On a flat picture, what a view is on a sphere. */
export const frameShape = object({
  x: xShape,
  y: yShape,
  width: z.number().min(0.001).max(1).describe('Part of the picture’s width that the screen’s longer side shows'),
}).meta({ id: 'frame', description: 'The part of a flat picture that is shown: its centre and its width' });

/** A direction as a manifest gives it, the field of view perhaps left out. */
export type ViewHint = z.infer<typeof viewShape>;
export type Frame = z.infer<typeof frameShape>;
