import { z } from 'zod';
import { atShape } from './at';
import { dateShape } from './date';
import { idShape } from './id-shape';
import { filePerLanguageShape, pictureShape } from './picture';
import { object, optional } from './shape';
import { sourceShape, webAddressShape } from './source';
import { textShape } from './text';
import { secondsShape, viewShape } from './view-shape';

/** A scene and the view one arrives with; in another tour when `tour` is given. Without a view the compass heading is kept. */
export const placeShape = object({ tour: optional(idShape), scene: idShape, view: optional(viewShape) });

export const iconShape = z.enum([
  'arrow',
  'up',
  'down',
  'door',
  'stairs',
  'info',
  'picture',
  'sound',
  'film',
  'object',
  'time',
  'water',
  'tree',
  'monument',
  'link',
]);

const common = {
  id: idShape,
  at: atShape,
  title: textShape,
  icon: optional(iconShape),
  label: optional(z.enum(['always', 'asked']).describe('Show the title always, or when asked for (the default)')),
  during: optional(object({ from: secondsShape, to: secondsShape }).describe('Seconds of the video in which it shows')),
  sources: optional(z.array(idShape).max(50).describe('Ids of credits that the facts come from')),
};

const mediaFile = { src: sourceShape, captions: optional(filePerLanguageShape), transcript: optional(textShape) };

export const linkShape = object({ type: z.literal('link'), ...common, to: placeShape });
export const infoShape = object({
  type: z.literal('info'),
  ...common,
  text: textShape,
  picture: optional(pictureShape),
});
export const galleryShape = object({
  type: z.literal('gallery'),
  ...common,
  text: optional(textShape),
  pictures: z.array(pictureShape).min(1).max(200),
});
export const audioShape = object({
  type: z.literal('audio'),
  ...common,
  text: optional(textShape),
  audio: filePerLanguageShape,
  captions: optional(filePerLanguageShape),
  transcript: optional(textShape),
});
export const videoHotspotShape = object({
  type: z.literal('video'),
  ...common,
  text: optional(textShape),
  ...mediaFile,
  poster: optional(sourceShape),
});
export const modelShape = object({
  type: z.literal('model'),
  ...common,
  text: optional(textShape),
  src: sourceShape,
  alt: optional(textShape),
  poster: optional(sourceShape),
});
export const thenAndNowShape = object({
  type: z.literal('then-and-now'),
  ...common,
  text: optional(textShape),
  picture: pictureShape,
  date: optional(dateShape),
  overlay: z
    .discriminatedUnion('projection', [
      object({ projection: z.literal('panorama') }),
      object({
        projection: z.literal('flat'),
        centre: object({ yaw: z.number().min(-360).max(360), pitch: z.number().min(-90).max(90) }),
        fov: z.number().min(1).max(170).describe('Degrees that the picture’s longer side spans'),
        roll: optional(z.number().min(-180).max(180)),
      }),
      object({
        projection: z.literal('rectangle'),
        left: z.number().min(-4).max(5),
        top: z.number().min(-4).max(5),
        width: z.number().min(0.001).max(10),
        height: z.number().min(0.001).max(10),
      }),
    ])
    .describe(
      'How the old picture lies on the view: a whole panorama, a photograph on the sphere, a rectangle on a flat picture',
    ),
});
export const areaShape = object({
  type: z.literal('area'),
  ...common,
  outline: z.array(atShape).min(3).max(500),
  text: optional(textShape),
  to: optional(placeShape),
});
export const webShape = object({ type: z.literal('web'), ...common, href: webAddressShape, text: optional(textShape) });

export const hotspotShape = z.discriminatedUnion('type', [
  linkShape,
  infoShape,
  galleryShape,
  audioShape,
  videoHotspotShape,
  modelShape,
  thenAndNowShape,
  areaShape,
  webShape,
]);

export type Hotspot = z.infer<typeof hotspotShape>;
export type HotspotType = Hotspot['type'];
export type LinkHotspot = z.infer<typeof linkShape>;
export type InfoHotspot = z.infer<typeof infoShape>;
export type PlaceHint = z.infer<typeof placeShape>;
export type Icon = z.infer<typeof iconShape>;
