import { z } from 'zod';
import { complain, object } from './shape';
import { pitchShape, secondsShape, xShape, yawShape, yShape } from './view-shape';

const sphereShape = object({ yaw: yawShape, pitch: pitchShape });
const flatShape = object({ x: xShape, y: yShape });

/** A landmark may leave the frame and come back, so that keys may lie outside it. */
const farPartShape = z.number().min(-4).max(5);
const trackKeyShape = z.union(
  [
    object({
      t: secondsShape,
      x: farPartShape.describe('Part of the frame’s width from its left edge; outside 0 to 1 it is out of sight'),
      y: farPartShape.describe('Part of the frame’s height from its top edge; outside 0 to 1 it is out of sight'),
    }),
    object({ t: secondsShape, yaw: yawShape, pitch: pitchShape }),
  ],
  { error: complain('not-a-position') },
);

/** Keys in order of time; between two keys the place is interpolated. */
const trackShape = object({
  track: z.array(trackKeyShape).min(2).max(5_000).describe('Where it is at which second, in order of time'),
});

export const atShape = z.union([sphereShape, flatShape, trackShape], { error: complain('not-a-position') }).meta({
  id: 'position',
  description:
    '{yaw, pitch} on a sphere, {x, y} on a flat picture, or {track: […]} that follows a landmark through a video',
});

export type At = z.infer<typeof atShape>;
export type TrackKey = z.infer<typeof trackKeyShape>;
