/**
 * Letters of the codes that we make. No vowels, so that no code is a word, and of what is mixed up on a weathered sign (0 O Q, 1 I L,
 * 2 Z, 4 A, 5 S, 6 G, 8 B, U V) at most one. Their number is a prime: the check letter rests on that.
 */
export const CODE_LETTERS = '23456789CDFHJKMNPRTVWXY';
export const CODE_LENGTH = 6;

/** As the manifest's schema has it: signs that were printed before, by others, have codes of their own. */
const ANY_CODE = /^[0-9A-Z]{4,16}$/;

const MODULUS = CODE_LETTERS.length;

/**
 * The sum of letter values, weighted by their place from the right (the check letter has 1). Modulo a prime, and with weights that all
 * differ, one wrong letter or any two letters exchanged change it: the same reasoning as for ISBN-10.
 */
function weightedSum(code: string): number {
  let sum = 0;
  for (let index = 0; index < code.length; index++) {
    sum += CODE_LETTERS.indexOf(code[index] ?? '') * (code.length - index);
  }
  return sum % MODULUS;
}

const inLetters = (code: string): boolean => [...code].every((letter) => CODE_LETTERS.includes(letter));

/** The code with its check letter. */
export function withCheckLetter(payload: string): string {
  const missing = (MODULUS - weightedSum(`${payload}${CODE_LETTERS[0] ?? ''}`)) % MODULUS;
  return payload + (CODE_LETTERS[missing] ?? '');
}

/** Whether a code is of our own making: right letters, right length, right check letter. */
export const isCheckedCode = (code: string): boolean =>
  code.length === CODE_LENGTH && inLetters(code) && weightedSum(code) === 0;

export const isSignCode = (code: string): boolean => ANY_CODE.test(code);

/** What is easily taken for one of our letters, and is none itself. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { A: '4', B: '8', G: '6', S: '5', U: 'V', Z: '2' };

/** A code as a person types it: any case, spaces and hyphens anywhere, with marks that a Vietnamese keyboard has put on letters. */
export const typedCode = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replaceAll('Đ', 'D')
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 40);

/** The same code with look-alikes read as the letters that we use. */
export const withoutLookAlikes = (code: string): string =>
  [...code].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');

/** As it is printed and read aloud: `7KX 3M9`. */
export const spacedCode = (code: string): string =>
  code.length === CODE_LENGTH ? `${code.slice(0, 3)} ${code.slice(3)}` : code;

/** Address of a sign below the site's root, as it is printed: capitals, so that the matrix stays small. */
export const signPath = (code: string): string => `/Q/${code}`;
