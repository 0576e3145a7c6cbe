import { z } from 'zod';
import { idShape } from './id-shape';
import { pictureShape } from './picture';
import { object, optional } from './shape';
import { textShape } from './text';
import { headingShape } from './view-shape';

const partShape = z.number().min(0).max(1);
const cornerShape = object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });

/** A drawing of the site or of a floor, with the scenes marked on it. */
export const planShape = object({
  id: idShape,
  title: textShape,
  picture: pictureShape,
  heading: optional(headingShape.describe('Compass bearing of the plan’s upward direction')),
  bounds: optional(object({ topLeft: cornerShape, bottomRight: cornerShape })),
  places: z.array(object({ scene: idShape, x: partShape, y: partShape })).max(1_000),
});

export type Plan = z.infer<typeof planShape>;
