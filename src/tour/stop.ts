import { z } from 'zod';
import { idShape } from './id-shape';
import { object, optional } from './shape';
import { textShape } from './text';
import { viewShape } from './view-shape';

/** One stop of the guided route. */
export const stopShape = object({
  scene: idShape,
  view: optional(viewShape),
  seconds: optional(z.number().min(1).max(3_600)),
  hotspot: optional(idShape),
  text: optional(textShape),
});

export type Stop = z.infer<typeof stopShape>;
