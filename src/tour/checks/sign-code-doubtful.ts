import { warning } from '../issue';
import { CODE_LENGTH, CODE_LETTERS, isCheckedCode } from '../sign-code';
import type { Rule } from './rule';

/** Signs that others have printed have codes of other lengths and letters, and no check letter of ours. */
const looksLikeOurs = (code: string): boolean =>
  code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter));

export const signCodeDoubtful: Rule = {
  codes: ['sign-code-doubtful'],
  *find({ tour }) {
    for (const [index, { code }] of (tour.signs ?? []).entries()) {
      if (looksLikeOurs(code) && !isCheckedCode(code))
        yield warning('sign-code-doubtful', ['signs', index, 'code'], { code });
    }
  },
};
