import { z } from 'zod';
import { object } from './shape';
import { pitchShape, secondsShape, yawShape } from './view-shape';

const partShape = z.number().min(0).max(1);

const sphereShape = object({ yaw: yawShape, pitch: pitchShape });
const flatShape = object({
  x: partShape.describe('Part of the picture’s width from its left edge'),
  y: partShape.describe('Part of the picture’s height from its top edge'),
});

/** Keys in order of time; between two keys the place is interpolated. */
const trackShape = object({
  track: z
    .array(
      z.union([
        object({ t: secondsShape, x: z.number().min(-4).max(5), y: z.number().min(-4).max(5) }),
        object({ t: secondsShape, yaw: yawShape, pitch: pitchShape }),
      ]),
    )
    .min(2)
    .max(5_000),
});

export const atShape = z
  .union([sphereShape, flatShape, trackShape])
  .describe(
    '{yaw, pitch} on a sphere, {x, y} on a flat picture, or {track: […]} that follows a landmark through a video',
  );

export type At = z.infer<typeof atShape>;
export type TrackKey = z.infer<typeof trackShape>['track'][number];
