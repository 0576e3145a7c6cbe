import type { z } from 'zod';
import { filePerLanguageShape } from './picture';
import { object, optional } from './shape';
import { textShape } from './text';

export const narrationShape = object({
  text: textShape,
  audio: optional(filePerLanguageShape),
  captions: optional(filePerLanguageShape.describe('WebVTT files')),
});

export type Narration = z.infer<typeof narrationShape>;
