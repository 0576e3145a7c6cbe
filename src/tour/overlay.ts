import { z } from 'zod';
import { object, optional } from './shape';
import { pitchShape, yawShape } from './view-shape';

const farPartShape = z.number().min(-4).max(5);
const lengthShape = z.number().min(0.001).max(10);

/** How an old picture lies on the view, so that then and now cover each other. */
export const overlayShape = z
  .discriminatedUnion('projection', [
    object({ projection: z.literal('panorama').describe('A whole panorama of the same place') }),
    object({
      projection: z.literal('flat').describe('A photograph on the sphere'),
      centre: object({ yaw: yawShape, pitch: pitchShape }).describe('Where the photograph’s centre lies'),
      fov: z.number().min(1).max(170).describe('Degrees that the photograph’s longer side spans'),
      roll: optional(z.number().min(-180).max(180).describe('Degrees that it is turned clockwise')),
    }),
    object({
      projection: z.literal('rectangle').describe('A rectangle on a flat picture'),
      left: farPartShape.describe('Part of the width'),
      top: farPartShape.describe('Part of the height'),
      width: lengthShape.describe('Part of the width'),
      height: lengthShape.describe('Part of the height'),
    }),
  ])
  .describe(
    'How the old picture lies on the view: a panorama, a photograph on the sphere, a rectangle on a flat picture',
  );

export type Overlay = z.infer<typeof overlayShape>;
