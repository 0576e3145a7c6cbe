import { warning } from '../issue';
import { languageName } from './language-name';
import type { Rule } from './rule';

export const languageNamed: Rule = {
  codes: ['language-not-named'],
  *find(subject) {
    const named = new Set(subject.tour.languages);
    for (const { value, path } of subject.parts('title', 'text', 'files')) {
      for (const language of Object.keys(value)) {
        if (named.has(language)) continue;
        yield warning('language-not-named', [...path, language], { language: languageName(language), code: language });
      }
    }
  },
};
