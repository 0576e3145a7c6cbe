import { z } from 'zod';
import { dateShape } from './date';
import { filePerLanguageShape, originShape } from './picture';
import { postersShape, pyramidShape } from './pyramid-shape';
import { object, optional } from './shape';
import { fileShape } from './source';
import { textShape, titleShape } from './text';
import { fovShape, headingShape, latShape, lonShape, pitchShape, secondsShape } from './view-shape';

const metresShape = z
  .number()
  .min(-500)
  .max(10_000)
  .describe('Metres above the ground at the place where the picture was taken');
const pixelsShape = z.int().min(1).max(100_000).describe('Pixels');
const rollShape = z.number().min(-180).max(180);
const edge = (most: number, side: string) => z.number().min(-most).max(most).describe(`Degrees of the ${side} edge`);

/** The part of the sphere that a partial panorama shows, in degrees of the full picture. */
export const cropShape = object({
  left: edge(180, 'left'),
  right: edge(180, 'right'),
  top: edge(90, 'upper'),
  bottom: edge(90, 'lower'),
}).describe('The part of the sphere that the picture shows, where it is not a whole one');

const flightShape = z
  .array(
    object({
      t: secondsShape,
      lat: latShape,
      lon: lonShape,
      altitude: metresShape,
      heading: optional(headingShape),
      pitch: optional(pitchShape),
      roll: optional(rollShape.describe('Degrees; positive when the camera leans to its right')),
      fov: optional(fovShape),
    }),
  )
  .min(2)
  .max(20_000);

const tiltShape = object({
  pitch: z.number().min(-90).max(90).describe('PosePitchDegrees'),
  roll: rollShape.describe('PoseRollDegrees'),
}).describe('How far the camera was off level, as GPano says it; all other angles are measured after levelling');

const common = {
  origin: optional(originShape),
  captured: optional(dateShape.describe('When it was taken or rendered: 2024, 2024-05 or 2024-05-01')),
  heading: optional(headingShape.describe('Compass bearing of the picture’s centre: 0 north, 90 east')),
  altitude: optional(metresShape),
  credit: optional(textShape.describe('Who made the picture')),
  size: optional(object({ width: pixelsShape, height: pixelsShape }).describe('Written when the tour is published')),
  posters: optional(postersShape),
};

const video = {
  ...common,
  small: optional(fileShape('film').describe('The same film in a smaller size, for small screens and weak lines')),
  poster: optional(fileShape('picture').describe('A picture that stands for the video until it plays')),
  duration: optional(secondsShape.describe('Length in seconds')),
  captions: optional(filePerLanguageShape('captions')),
  flight: optional(flightShape.describe('Where the camera was, in order of time')),
  chapters: optional(
    z
      .array(object({ t: secondsShape, title: titleShape }))
      .max(100)
      .describe('Where one may jump to, in order of time'),
  ),
};

const typeShape = <T extends string>(type: T) =>
  z.literal(type).describe('panorama or video360 on the sphere, photo or video flat');

export const panoramaShape = object({
  type: typeShape('panorama'),
  src: fileShape('panorama'),
  ...common,
  projection: optional(z.enum(['equirectangular', 'cylindrical']).describe('Equirectangular when left out')),
  crop: optional(cropShape),
  tilt: optional(tiltShape),
  pyramid: optional(pyramidShape),
});
export const photoShape = object({
  type: typeShape('photo'),
  src: fileShape('photo'),
  ...common,
  pyramid: optional(pyramidShape),
});
export const videoShape = object({ type: typeShape('video'), src: fileShape('film'), ...video });
export const video360Shape = object({
  type: typeShape('video360'),
  src: fileShape('sphere-film'),
  ...video,
  tilt: optional(tiltShape),
  pyramid: optional(pyramidShape.describe('Of its picture, which stands below the film')),
});

export const mediaShape = z
  .discriminatedUnion('type', [panoramaShape, photoShape, videoShape, video360Shape])
  .describe('The picture or video that one looks at');

export type Crop = z.infer<typeof cropShape>;
export type Panorama = z.infer<typeof panoramaShape>;
export type Media = z.infer<typeof mediaShape>;
export type FlightPoint = z.infer<typeof flightShape>[number];
