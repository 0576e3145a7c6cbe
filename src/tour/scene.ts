import { z } from 'zod';
import { hotspotShape } from './hotspot';
import { idShape } from './id-shape';
import { mediaShape } from './media';
import { narrationShape } from './narration';
import { object, optional } from './shape';
import { sourceShape } from './source';
import { textShape } from './text';
import { fovShape, pitchShape, viewShape, yawShape } from './view-shape';

const pairOf = <S extends z.ZodNumber>(shape: S) => object({ from: shape, to: shape });

export const limitsShape = object({
  yaw: optional(pairOf(yawShape)),
  pitch: optional(pairOf(pitchShape)),
  fov: optional(pairOf(fovShape)),
});

export const sceneShape = object({
  id: idShape,
  kind: z.enum(['panorama', 'flycam']).describe('A place on the ground, or from the air'),
  title: textShape,
  description: optional(textShape),
  media: mediaShape,
  view: optional(viewShape.describe('The first view')),
  limits: optional(limitsShape.describe('How far a visitor may turn and zoom')),
  setting: optional(z.enum(['outdoor', 'indoor', 'underground'])),
  location: optional(object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })),
  hotspots: optional(z.array(hotspotShape).max(2_000)),
  narration: optional(narrationShape),
  ambient: optional(sourceShape.describe('Sound of the place, played softly in a loop')),
});

export type Scene = z.infer<typeof sceneShape>;
export type SceneKind = Scene['kind'];
export type Limits = z.infer<typeof limitsShape>;
