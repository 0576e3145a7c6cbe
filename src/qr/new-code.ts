import { CODE_LENGTH, CODE_LETTERS, withCheckLetter } from '../tour/sign-code';
import { editDistance } from '../tour/nearest-word';

/** Two slips of the finger never lead from one code to another. */
export const LEAST_DISTANCE = 3;

const MOST_TRIES = 10_000;

/** A code that is far enough from all others. `random` gives numbers from 0 up to, but not including, 1. */
export function newCode(taken: readonly string[], random: () => number = Math.random): string {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const letters = Array.from(
      { length: CODE_LENGTH - 1 },
      () => CODE_LETTERS[Math.floor(random() * CODE_LETTERS.length)],
    );
    const code = withCheckLetter(letters.join(''));
    if (taken.every((other) => editDistance(code, other) >= LEAST_DISTANCE)) return code;
  }
  throw new Error('There is no room for another code.');
}
