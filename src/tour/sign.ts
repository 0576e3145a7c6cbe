import { z } from 'zod';
import { idShape } from './id-shape';
import { object, optional } from './shape';
import { textShape } from './text';
import { viewShape } from './view-shape';

/** A printed QR. Its code never changes and is never used again for another place. */
export const signShape = object({
  code: z.string().regex(/^[0-9A-Z]{4,16}$/),
  scene: idShape,
  view: optional(viewShape),
  hotspot: optional(idShape),
  label: optional(textShape.describe('Where the sign stands, for staff and for print')),
  campaign: optional(idShape),
  retired: optional(z.boolean()),
});

export type Sign = z.infer<typeof signShape>;
