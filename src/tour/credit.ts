import { z } from 'zod';
import { idShape } from './id-shape';
import { object, optional } from './shape';
import { webAddressShape } from './source';
import { textShape } from './text';

/** Who made something, or where a fact comes from. Hotspots and pictures name it by its id. */
export const creditShape = object({
  id: optional(idShape),
  text: textShape,
  source: optional(webAddressShape),
});

export const rightsShape = object({
  license: z.string().max(200).describe('An SPDX id such as CC-BY-4.0, or words'),
  holder: z.string().max(400),
  text: optional(textShape),
});

export type Credit = z.infer<typeof creditShape>;
export type Rights = z.infer<typeof rightsShape>;
