import { warning, type Path } from '../issue';
import { languageName } from './language-name';
import type { Rule } from './rule';

/** Names and numbers are the same in every language; sentences are not. */
const LEAST_LETTERS = 40;
const LEAST_WORDS = 6;

const isSentence = (text: string): boolean => text.length >= LEAST_LETTERS && text.split(/\s+/).length >= LEAST_WORDS;

/** The title of a book and the name of a photographer stay as they are. */
const isReference = (path: Path): boolean => path[0] === 'credits' || path.at(-1) === 'credit';

export const textTranslated: Rule = {
  codes: ['text-same'],
  *find(subject) {
    for (const { value, path } of subject.parts('title', 'text')) {
      if (isReference(path)) continue;
      const seen = new Map<string, string>();
      for (const [language, words] of Object.entries(value)) {
        const text = words.trim();
        const other = seen.get(text);
        if (other !== undefined && isSentence(text)) {
          const values = { language: languageName(language), other: languageName(other) };
          yield warning('text-same', [...path, language], values);
        }
        seen.set(text, language);
      }
    }
  },
};
