import { describe, expect, it } from 'vitest';
import { LEAST_DISTANCE, newCode } from '../../src/qr/new-code';
import { editDistance } from '../../src/tour/nearest-word';
import {
  CODE_LENGTH,
  CODE_LETTERS,
  isCheckedCode,
  spacedCode,
  typedCode,
  withCheckLetter,
} from '../../src/tour/sign-code';
import { Seeded } from '../tour/seeded';

function randomOf(seed: number): () => number {
  const random = new Seeded(seed);
  return () => random.part();
}

const PLACES = [...Array(CODE_LENGTH).keys()];
const letters = [...CODE_LETTERS];

const put = (code: string, place: number, letter: string): string =>
  code.slice(0, place) + letter + code.slice(place + 1);

/** A valid code that has given letters in two places; the sum is linear, so that the other letters cannot matter. */
function codeWith(random: () => number): string {
  const payload = Array.from({ length: CODE_LENGTH - 1 }, () => letters[Math.floor(random() * letters.length)]).join(
    '',
  );
  return withCheckLetter(payload);
}

const pairsOf = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]));

/** Every pair of letters in every pair of places, as a valid code and with the two exchanged. */
const exchanges = (): { code: string | undefined; exchanged: string }[] =>
  pairsOf(PLACES).flatMap(([first, second]) =>
    pairsOf(letters).map(([a, b]) => {
      const free = PLACES.find((place) => place !== first && place !== second) ?? 0;
      const base = put(put('222222', first, a), second, b);
      const code = letters.map((letter) => put(base, free, letter)).find(isCheckedCode);
      return { code, exchanged: put(put(code ?? '', first, b), second, a) };
    }),
  );

describe('the check letter', () => {
  it('rests on a prime number of letters, none of which is taken for another on a weathered sign', () => {
    const count = CODE_LETTERS.length;
    expect(Array.from({ length: count - 2 }, (_, index) => index + 2).every((divisor) => count % divisor !== 0)).toBe(
      true,
    );
    for (const alike of ['0OQ', '1IL', '2Z', '4A', '5S', '6G', '8B', 'UV']) {
      expect([...alike].filter((letter) => CODE_LETTERS.includes(letter)).length).toBeLessThanOrEqual(1);
    }
  });

  it('finds every single wrong letter and every exchange of two letters, in all places and for all letters', () => {
    const random = randomOf(7);
    let wrong = 0;
    for (let round = 0; round < 40; round++) {
      const code = codeWith(random);
      expect(isCheckedCode(code)).toBe(true);
      const slips = PLACES.flatMap((place) => letters.map((letter) => put(code, place, letter)));
      wrong += slips.filter((slip) => slip !== code && isCheckedCode(slip)).length;
    }
    wrong += exchanges().filter(({ code, exchanged }) => code === undefined || isCheckedCode(exchanged)).length;
    expect(wrong).toBe(0);
  });

  it('would miss exchanges if all places weighed the same', () => {
    const plain = (code: string): number =>
      [...code].reduce((sum, letter) => sum + CODE_LETTERS.indexOf(letter), 0) % 23;
    expect(plain('234567')).toBe(plain('243567'));
  });
});

describe('new codes', () => {
  it('lie so far apart that two slips never make one of another', () => {
    const codes: string[] = [];
    const random = randomOf(11);
    for (let count = 0; count < 300; count++) codes.push(newCode(codes, random));
    expect(codes.every(isCheckedCode)).toBe(true);
    const distances = codes.flatMap((a, index) => codes.slice(index + 1).map((b) => editDistance(a, b)));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(LEAST_DISTANCE);
  });
});

describe('a typed code', () => {
  it.each([
    ['jn2 76m', 'JN276M'],
    [' JN-276-M ', 'JN276M'],
    ['jn2.76m', 'JN276M'],
    ['đh9dx3', 'DH9DX3'],
    ['dh9dx3́', 'DH9DX3'],
    ['', ''],
  ])('%s is read as %s', (typed, code) => expect(typedCode(typed)).toBe(code));

  it('is printed in two groups', () => expect(spacedCode('JN276M')).toBe('JN2 76M'));
});
