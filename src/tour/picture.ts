import { z } from 'zod';
import { dateShape } from './date';
import { idShape } from './id-shape';
import { object, optional } from './shape';
import { sourceShape } from './source';
import { textShape } from './text';
import { languageShape } from './language';

/** How a picture came to be. A rendering or drawing is always labelled as such to visitors. */
export const originShape = z.enum(['photograph', 'rendering', 'drawing', 'archive']);

export const pictureShape = object({
  src: sourceShape,
  alt: optional(textShape.describe('What the picture shows, for people who do not see it')),
  caption: optional(textShape),
  credit: optional(textShape),
  origin: optional(originShape),
  date: optional(dateShape),
  sources: optional(z.array(idShape).max(50)),
});

/** One file per language: recordings, captions. */
export const filePerLanguageShape = z.record(languageShape, sourceShape);

export type Picture = z.infer<typeof pictureShape>;
export type FilePerLanguage = z.infer<typeof filePerLanguageShape>;
