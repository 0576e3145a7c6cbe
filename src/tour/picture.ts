import { z } from 'zod';
import { dateShape } from './date';
import { creditIdsShape } from './id-shape';
import { languageShape } from './language';
import { object, optional } from './shape';
import { fileShape } from './source';
import { textShape } from './text';
import { uses } from './use';

/** A rendering or drawing is always labelled as such to visitors. */
export const originShape = z
  .enum(['photograph', 'rendering', 'drawing', 'archive'])
  .describe('How the picture came to be; visitors are told when it is a rendering or a drawing');

export const pictureShape = object({
  src: fileShape('picture'),
  alt: optional(textShape.describe('What the picture shows, for people who do not see it')),
  caption: optional(textShape.describe('Words below the picture')),
  credit: optional(textShape.describe('Who made the picture')),
  origin: optional(originShape),
  date: optional(dateShape),
  sources: optional(creditIdsShape),
})
  .meta({ id: 'picture', description: 'A picture with its words' })
  .register(uses, { use: 'shown' });

/** One file per language: recordings, captions. */
export const filePerLanguageShape = (use: 'sound' | 'captions') =>
  z
    .record(languageShape, fileShape(use))
    .describe('One file per language, for example { "vi": "media/cong-tien.vi.vtt" }')
    .register(uses, { use: 'files' });

export type Picture = z.infer<typeof pictureShape>;
export type FilePerLanguage = Record<string, string>;
