import { error, warning, type Issue } from '../issue';
import { languageName } from './language-name';
import type { Rule } from './rule';
import type { Subject } from './subject';

const hasWords = (text: Readonly<Record<string, string>>, language: string): boolean =>
  Object.hasOwn(text, language) && text[language]?.trim() !== '';

/** A language that was only just added is one finding, not a hundred. */
const LEAST_TEXTS = 20;
const MOSTLY_MISSING = 0.5;

function* missingIn(subject: Subject, language: string): Iterable<Issue> {
  const texts = subject
    .parts('title', 'text')
    .filter(({ value }) => subject.tour.languages.some((other) => hasWords(value, other)));
  const lacking = texts.filter(({ value }) => !hasWords(value, language));
  const name = languageName(language);
  if (texts.length >= LEAST_TEXTS && lacking.length > texts.length * MOSTLY_MISSING) {
    const path = ['languages', subject.tour.languages.indexOf(language)];
    yield warning('language-untranslated', path, { language: name, missing: lacking.length, texts: texts.length });
  } else {
    for (const { path } of lacking) yield warning('text-missing', path, { language: name });
  }
}

export const textPresent: Rule = {
  codes: ['title-empty', 'text-empty', 'text-missing', 'language-untranslated'],
  *find(subject) {
    const { languages } = subject.tour;
    for (const { use, value, path } of subject.parts('title', 'text')) {
      if (languages.some((language) => hasWords(value, language))) continue;
      yield use === 'title' ? error('title-empty', path) : warning('text-empty', path);
    }
    for (const language of new Set(languages)) yield* missingIn(subject, language);
  },
};
