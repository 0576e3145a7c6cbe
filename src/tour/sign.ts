import { z } from 'zod';
import { idShape } from './id-shape';
import { complain, object, optional } from './shape';
import { textShape } from './text';
import { frameShape, viewShape } from './view-shape';

const CODE = /^[0-9A-Z]{4,16}$/;

/** A printed QR. Its code never changes and is never used again for another place. */
export const signShape = object({
  code: z
    .string()
    .regex(CODE, { error: complain('not-a-sign-code') })
    .describe('What is printed: 4 to 16 capital letters and digits. Never change it'),
  scene: idShape.describe('Id of the scene that the sign opens'),
  view: optional(viewShape),
  frame: optional(frameShape),
  hotspot: optional(idShape.describe('Hotspot that is opened')),
  label: optional(textShape.describe('Where the sign stands, for staff and for print')),
  campaign: optional(idShape.describe('Signs of one campaign are counted together')),
  retired: optional(z.boolean().describe('The sign was taken down; its code still leads somewhere')),
});

export type Sign = z.infer<typeof signShape>;
