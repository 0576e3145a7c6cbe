import { z } from 'zod';
import { idShape } from './id-shape';
import { object, optional } from './shape';
import { webAddressShape } from './source';
import { textShape } from './text';

/** Who made something, or where a fact comes from. Hotspots and pictures name it by its id. */
export const creditShape = object({
  id: optional(idShape.describe('What `sources` name it by')),
  text: textShape.describe('Author, title, publisher, year'),
  source: optional(webAddressShape),
});

export const rightsShape = object({
  license: z.string().max(200).describe('An SPDX id such as CC-BY-4.0, or words'),
  holder: z.string().max(400).describe('Whose rights they are'),
  text: optional(textShape.describe('What visitors may do with texts and pictures')),
});

export type Credit = z.infer<typeof creditShape>;
export type Rights = z.infer<typeof rightsShape>;
