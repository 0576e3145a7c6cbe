import { z } from 'zod';
import { idShape } from './id-shape';
import { pictureShape } from './picture';
import { object, optional } from './shape';
import { titleShape } from './text';
import { headingShape, latShape, lonShape, xShape, yShape } from './view-shape';

const cornerShape = object({ lat: latShape, lon: lonShape });

/** A drawing of the site or of a floor, with the scenes marked on it. */
export const planShape = object({
  id: idShape.describe('Once in the tour'),
  title: titleShape,
  picture: pictureShape.describe('The drawing'),
  heading: optional(headingShape.describe('Compass bearing of the plan’s upward direction: 0 when north is up')),
  floor: optional(z.int().min(-99).max(999).describe('Floors are listed from the highest: 0 ground, -1 below')),
  bounds: optional(
    object({
      topLeft: cornerShape.describe('North-western corner'),
      bottomRight: cornerShape.describe('South-eastern corner'),
    }).describe('Where a plan with north up lies on the earth'),
  ),
  places: z
    .array(object({ scene: idShape.describe('Id of the scene'), x: xShape, y: yShape }))
    .max(1_000)
    .describe('Where the scenes are on the plan'),
});

export type Plan = z.infer<typeof planShape>;
