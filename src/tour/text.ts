import { z } from 'zod';
import { languageShape, type Language } from './language';
import { uses } from './use';

/** The same words in every language of the tour. Plain text; an empty line starts a new paragraph. */
export type Text = Record<Language, string>;

export const MOST_LETTERS = 20_000;
export const MOST_TITLE_LETTERS = 300;

const inEveryLanguage = (most: number) => z.record(languageShape, z.string().max(most));

export const textShape = inEveryLanguage(MOST_LETTERS)
  .meta({ id: 'text', description: 'The same plain text in every language; an empty line starts a new paragraph' })
  .register(uses, { use: 'text' });

export const titleShape = inEveryLanguage(MOST_TITLE_LETTERS)
  .meta({
    id: 'title',
    description: 'The name in every language, for example { "vi": "Cổng Tiền", "en": "Front gate" }',
  })
  .register(uses, { use: 'title' });
