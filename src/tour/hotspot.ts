import { z } from 'zod';
import { atShape } from './at';
import { dateShape } from './date';
import { creditIdsShape, idShape } from './id-shape';
import { overlayShape } from './overlay';
import { filePerLanguageShape, pictureShape } from './picture';
import { placeShape, type Place } from './place';
import { object, optional } from './shape';
import { fileShape, webAddressShape } from './source';
import { textShape, titleShape } from './text';
import { secondsShape } from './view-shape';

export const iconShape = z
  .enum([
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
  ])
  .describe('The sign that it is drawn with; its type has one of its own');

const typeShape = <T extends string>(type: T) =>
  z.literal(type).describe('link, info, gallery, audio, video, model, then-and-now, area or web');

const common = {
  id: idShape.describe('Once in the scene; part of addresses'),
  at: atShape,
  title: titleShape,
  icon: optional(iconShape),
  label: optional(z.enum(['always', 'asked']).describe('Show the title always, or when asked for (the default)')),
  distance: optional(z.number().min(0).max(100_000).describe('Metres from the camera; far labels fade first')),
  during: optional(object({ from: secondsShape, to: secondsShape }).describe('Seconds of the video in which it shows')),
  sources: optional(creditIdsShape),
};

const text = optional(textShape);
const captions = optional(filePerLanguageShape('captions').describe('One WebVTT file per language'));
const transcript = optional(textShape.describe('Everything that is said, as text'));
const poster = optional(fileShape('picture').describe('A picture that stands for it until it is opened'));

export const linkShape = object({ type: typeShape('link'), ...common, to: placeShape });
export const infoShape = object({
  type: typeShape('info'),
  ...common,
  text: textShape,
  picture: optional(pictureShape.describe('A picture beside the text')),
});
export const galleryShape = object({
  type: typeShape('gallery'),
  ...common,
  text,
  pictures: z.array(pictureShape).min(1).max(200).describe('Shown one after the other'),
});
export const audioShape = object({
  type: typeShape('audio'),
  ...common,
  text,
  audio: filePerLanguageShape('sound').describe('One recording per language'),
  captions,
  transcript,
});
export const videoHotspotShape = object({
  type: typeShape('video'),
  ...common,
  text,
  src: fileShape('film'),
  captions,
  transcript,
  poster,
});
export const modelShape = object({
  type: typeShape('model'),
  ...common,
  text,
  src: fileShape('model'),
  alt: optional(textShape.describe('What the object looks like, for people who do not see it')),
  poster,
});
export const thenAndNowShape = object({
  type: typeShape('then-and-now'),
  ...common,
  text,
  picture: pictureShape.describe('How it looked then'),
  date: optional(dateShape.describe('When “then” was: 1972, 1972-09 or 1972-09-16')),
  overlay: overlayShape,
});
export const areaShape = object({
  type: typeShape('area'),
  ...common,
  outline: z.array(atShape).min(3).max(500).describe('Its corners in order; on a video each may have a track'),
  text,
  to: optional(placeShape),
});
export const webShape = object({ type: typeShape('web'), ...common, href: webAddressShape, text });

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
export type PlaceHint = Place;
export type Icon = z.infer<typeof iconShape>;
