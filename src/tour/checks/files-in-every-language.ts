import { warning } from '../issue';
import { languageName } from './language-name';
import type { Rule } from './rule';

export const filesInEveryLanguage: Rule = {
  codes: ['file-language-missing'],
  *find(subject) {
    for (const { value, path } of subject.parts('files')) {
      for (const language of new Set(subject.tour.languages)) {
        if (Object.hasOwn(value, language)) continue;
        yield warning('file-language-missing', path, { language: languageName(language) });
      }
    }
  },
};
