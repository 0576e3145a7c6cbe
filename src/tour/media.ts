import { z } from 'zod';
import { dateShape } from './date';
import { filePerLanguageShape, originShape } from './picture';
import { postersShape, pyramidShape } from './pyramid-shape';
import { object, optional } from './shape';
import { sourceShape } from './source';
import { textShape } from './text';
import { headingShape, pitchShape, secondsShape } from './view-shape';

const metresShape = z.number().min(-500).max(10_000);
const pixelsShape = z.int().min(1).max(100_000);

/** The part of the sphere that a partial panorama shows, in degrees of the full picture. */
export const cropShape = object({
  left: z.number().min(-180).max(180),
  right: z.number().min(-180).max(180),
  top: z.number().min(-90).max(90),
  bottom: z.number().min(-90).max(90),
});

const flightShape = z
  .array(
    object({
      t: secondsShape,
      lat: z.number().min(-90).max(90),
      lon: z.number().min(-180).max(180),
      altitude: metresShape,
      heading: optional(headingShape),
      pitch: optional(pitchShape),
    }),
  )
  .min(2)
  .max(20_000);

const common = {
  src: sourceShape,
  origin: optional(originShape),
  captured: optional(dateShape),
  heading: optional(headingShape.describe('Compass bearing of the picture’s centre')),
  altitude: optional(metresShape.describe('Metres above the ground at the place of the picture')),
  credit: optional(textShape),
  size: optional(object({ width: pixelsShape, height: pixelsShape })),
};

const video = {
  ...common,
  poster: optional(sourceShape),
  duration: optional(secondsShape),
  captions: optional(filePerLanguageShape),
  flight: optional(flightShape.describe('Where the camera was, in order of time')),
  chapters: optional(z.array(object({ t: secondsShape, title: textShape })).max(100)),
};

export const panoramaShape = object({
  type: z.literal('panorama'),
  ...common,
  projection: optional(z.enum(['equirectangular', 'cylindrical'])),
  crop: optional(cropShape),
  tilt: optional(
    object({ pitch: z.number().min(-90).max(90), roll: z.number().min(-180).max(180) }).describe(
      'How far the camera was off level, as GPano PosePitchDegrees and PoseRollDegrees say it',
    ),
  ),
  pyramid: optional(pyramidShape),
  posters: optional(postersShape),
});
export const photoShape = object({
  type: z.literal('photo'),
  ...common,
  pyramid: optional(pyramidShape),
  posters: optional(postersShape),
});
export const videoShape = object({ type: z.literal('video'), ...video });
export const video360Shape = object({ type: z.literal('video360'), ...video });

export const mediaShape = z.discriminatedUnion('type', [panoramaShape, photoShape, videoShape, video360Shape]);

export type Crop = z.infer<typeof cropShape>;
export type Panorama = z.infer<typeof panoramaShape>;
export type Media = z.infer<typeof mediaShape>;
