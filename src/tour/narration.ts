import type { z } from 'zod';
import { creditIdsShape } from './id-shape';
import { filePerLanguageShape } from './picture';
import { object, optional } from './shape';
import { textShape } from './text';

export const narrationShape = object({
  text: textShape.describe('The spoken words; a phone’s own voice reads them where there is no recording'),
  audio: optional(filePerLanguageShape('sound').describe('One recording per language')),
  captions: optional(filePerLanguageShape('captions').describe('One WebVTT file per language')),
  sources: optional(creditIdsShape),
});

export type Narration = z.infer<typeof narrationShape>;
