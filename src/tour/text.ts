import { z } from 'zod';
import { languageShape, type Language } from './language';

/** The same words in every language of the tour. Plain text; an empty line starts a new paragraph. */
export type Text = Record<Language, string>;

export const MOST_LETTERS = 20_000;

export const textShape = z
  .record(languageShape, z.string().max(MOST_LETTERS))
  .describe('The same words in every language, for example { "vi": "Cổng Tiền", "en": "Front gate" }');
