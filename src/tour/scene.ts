import { z } from 'zod';
import { hotspotShape } from './hotspot';
import { creditIdsShape, idShape } from './id-shape';
import { mediaShape } from './media';
import { narrationShape } from './narration';
import { object, optional } from './shape';
import { fileShape } from './source';
import { textShape, titleShape } from './text';
import { fovShape, frameShape, latShape, lonShape, pitchShape, viewShape, yawShape } from './view-shape';

const pairOf = <S extends z.ZodNumber>(shape: S, what: string) =>
  object({ from: shape, to: shape }).describe(`Least and greatest ${what}`);

/** They bind the centre of the screen. A yaw `from` above `to` goes round by the back of the picture. */
export const limitsShape = object({
  yaw: optional(pairOf(yawShape, 'yaw, from left to right')),
  pitch: optional(pairOf(pitchShape, 'pitch')),
  fov: optional(pairOf(fovShape, 'field of view')),
}).describe('How far a visitor may turn and zoom');

export const sceneShape = object({
  id: idShape.describe('Part of the scene’s address; lower-case words with hyphens'),
  kind: z.enum(['panorama', 'flycam']).describe('A place on the ground, or from the air'),
  title: titleShape,
  description: optional(textShape.describe('What one sees here, shown below the title')),
  media: mediaShape,
  view: optional(viewShape.describe('The first view on a sphere')),
  frame: optional(frameShape.describe('The first view of a flat picture')),
  limits: optional(limitsShape),
  setting: optional(
    z.enum(['outdoor', 'indoor', 'underground']).describe('Visitors may skip scenes that are underground'),
  ),
  location: optional(object({ lat: latShape, lon: lonShape }).describe('Where the camera stood')),
  hotspots: optional(z.array(hotspotShape).max(2_000).describe('What one can choose in the picture')),
  narration: optional(narrationShape.describe('The spoken story of the scene')),
  ambient: optional(fileShape('sound').describe('Sound of the place, played softly in a loop')),
  sources: optional(creditIdsShape),
});

export type Scene = z.infer<typeof sceneShape>;
export type SceneKind = Scene['kind'];
export type Limits = z.infer<typeof limitsShape>;
