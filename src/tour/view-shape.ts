import { z } from 'zod';
import { object, optional } from './shape';
import { LEAST_FOV, MOST_FOV } from './view';

export const yawShape = z.number().min(-360).max(360).describe('Degrees to the right of the picture’s centre');
export const pitchShape = z.number().min(-90).max(90).describe('Degrees up from the horizon');
export const headingShape = z.number().min(-360).max(360).describe('Compass bearing in degrees: 0 north, 90 east');
export const secondsShape = z.number().min(0).max(86_400).describe('Seconds from the start');

export const fovShape = z
  .number()
  .min(LEAST_FOV)
  .max(MOST_FOV)
  .describe('Field of view in degrees along the LONGER side of the screen');

export const viewShape = object({ yaw: yawShape, pitch: pitchShape, fov: optional(fovShape) });

/** A direction as a manifest gives it, the field of view perhaps left out. */
export type ViewHint = z.infer<typeof viewShape>;
