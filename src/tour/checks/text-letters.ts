import { warning, type Issue, type Path } from '../issue';
import type { Rule } from './rule';

/** Control characters, direction overrides, and spaces of no width; joiners stay, some scripts and emoji need them. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
/** What is left of letters that were read in the wrong encoding. */
const BROKEN = /\ufffd|Ã[\u0080-\u00bf]|Ä‘|áº|á»[^\s.,;:!?)]/u;
const MARKUP = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6});/i;

const hexOf = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

function* faultsOf(text: string, path: Path): Iterable<Issue> {
  if (text !== text.normalize('NFC')) yield warning('text-not-nfc', path);
  const hidden = HIDDEN.exec(text);
  if (hidden) yield warning('text-hidden-letters', path, { letter: hexOf(hidden[0]) });
  if (BROKEN.test(text)) yield warning('text-broken-letters', path);
  const markup = MARKUP.exec(text);
  if (markup) yield warning('text-has-markup', path, { markup: markup[0] });
}

export const textLetters: Rule = {
  codes: ['text-not-nfc', 'text-hidden-letters', 'text-broken-letters', 'text-has-markup'],
  *find(subject) {
    for (const { value, path } of subject.parts('title', 'text')) {
      for (const [language, text] of Object.entries(value)) yield* faultsOf(text, [...path, language]);
    }
  },
};
