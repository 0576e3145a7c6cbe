import { z } from 'zod';
import { object, optional } from './shape';
import { fovShape, frameShape, pitchShape, yawShape } from './view-shape';

/** A place among the published files, relative to the tour's published folder. Written by press. */
const baseShape = z
  .string()
  .regex(/^[a-z0-9]+(?:[/-][a-z0-9]+)*$/)
  .describe('Folder of the files, relative to the tour’s published folder');
const formatShape = z.enum(['avif', 'webp', 'jpeg']).describe('Picture format');
const pixelsShape = z.int().min(1).max(65_536).describe('Pixels');
const longestShape = z.array(pixelsShape).min(1).max(12);

/** A cube (panorama) or a plane (photo) in several sizes, cut into square tiles. */
export const pyramidShape = object({
  base: baseShape,
  tile: pixelsShape.describe('Side of a tile in pixels'),
  levels: z
    .array(z.union([pixelsShape, object({ width: pixelsShape, height: pixelsShape })]))
    .min(1)
    .max(12)
    .describe('Sizes in ascending order: a cube’s face in pixels, or a plane’s width and height'),
  formats: z
    .array(
      object({
        type: formatShape,
        levels: pixelsShape.describe('How many levels, from the smallest, exist in this format'),
      }),
    )
    .min(1)
    .max(3)
    .describe('Formats that exist, the best first'),
  coverage: optional(
    pixelsShape.describe('Face size of the strip of six faces (f r b l u d, downwards) that covers the whole sphere'),
  ),
}).meta({ id: 'pyramid', description: 'Tiles, written when the tour is published' });

/** Rectilinear pictures of one view, cut to several proportions and sizes. */
export const postersShape = z
  .array(
    object({
      base: baseShape,
      view: object({ yaw: yawShape, pitch: pitchShape, fov: fovShape }).describe('What the pictures show'),
      frame: optional(frameShape.describe('What they show of a flat picture')),
      ratios: z
        .array(z.string().regex(/^\d{1,2}:\d{1,2}$/))
        .min(1)
        .max(8)
        .describe('width:height'),
      files: z
        .array(object({ type: formatShape, longs: longestShape.describe('Pixels along the longer side') }))
        .min(1)
        .max(3)
        .describe('Formats and sizes that exist, the best format first'),
      blur: optional(
        z
          .string()
          .max(2_000)
          .regex(/^data:image\/(?:webp|avif|jpeg);base64,[A-Za-z0-9+/=]+$/)
          .describe('A tiny picture as a data address'),
      ),
    }),
  )
  .max(200)
  .meta({ id: 'posters', description: 'Pictures of single views, written when the tour is published' });

export type PyramidData = z.infer<typeof pyramidShape>;
export type PosterData = z.infer<typeof postersShape>[number];
export type PictureFormat = z.infer<typeof formatShape>;
