import { describe, expect, it } from 'vitest';
import { codeInScan, findCode } from '../../src/qr/find-code';
import { newCode } from '../../src/qr/new-code';
import { CODE_LETTERS } from '../../src/tour/sign-code';
import { Seeded } from '../tour/seeded';

function randomOf(seed: number): () => number {
  const random = new Seeded(seed);
  return () => random.part();
}

const SEED = 2026;
const KEYBOARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** As fingers slip: a letter wrong, missing, twice, or exchanged with its neighbour. */
function slip(code: string, random: () => number): string {
  const at = Math.floor(random() * code.length);
  const letter = KEYBOARD[Math.floor(random() * KEYBOARD.length)] ?? '';
  const [before, after] = [code.slice(0, at), code.slice(at)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return before + letter + after.slice(1);
    case 1:
      return before + after.slice(1);
    case 2:
      return before + letter + after;
    default:
      return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
  }
}

describe(`a mistyped code (seed ${SEED})`, () => {
  const random = randomOf(SEED);
  const codes: string[] = [];
  for (let count = 0; count < 60; count++) codes.push(newCode(codes, random));

  it('opens no wrong place in 1,000 slips, and the right one is among the suggestions', () => {
    const told = { wrong: 0, suggested: 0, same: 0, lookAlike: 0 };
    for (let count = 0; count < 1_000; count++) {
      const meant = codes[Math.floor(random() * codes.length)] ?? '';
      let typed = slip(meant, random);
      if (count % 2 === 1) typed = slip(typed, random);
      const found = findCode(typed, codes);
      if (typed === meant) told.same++;
      else if (found.kind === 'found' && found.code === meant) told.lookAlike++;
      else if (found.kind === 'found') told.wrong++;
      else if (found.near.includes(meant)) told.suggested++;
    }
    expect(told.wrong).toBe(0);
    expect(told.suggested / (1_000 - told.same - told.lookAlike)).toBeGreaterThan(0.98);
  });

  it('is noticed because codes lie apart: among codes one letter from each other it would open a wrong place', () => {
    const crowded = [...CODE_LETTERS].map((letter) => `PMFRR${letter}`);
    const opened = Array.from({ length: 1_000 }, () => findCode(slip('PMFRRC', random), crowded));
    expect(opened.some((found) => found.kind === 'found' && found.code !== 'PMFRRC')).toBe(true);
  });

  it('opens nothing for what was not typed from a sign', () => {
    for (const text of ['', ' ', 'hello world', 'XXXXXX', '<script>', '0'.repeat(500)]) {
      expect(findCode(text, codes).kind).toBe('unknown');
    }
  });

  it('reads letters that we do not use as those that they look like', () => {
    expect(findCode('jnz 7GM', ['JN276M'])).toEqual({ kind: 'found', code: 'JN276M' });
  });
});

describe('what a camera reads', () => {
  it.each([
    ['HTTPS://DISAN360.VN/Q/JN276M', { code: 'JN276M', host: 'disan360.vn' }],
    ['https://disan360.vn/q/jn276m/?fbclid=1&utm_source=zalo', { code: 'JN276M', host: 'disan360.vn' }],
    ['http://127.0.0.1:4360/q/JN276M', { code: 'JN276M', host: '127.0.0.1:4360' }],
    ['JN276M', { code: 'JN276M' }],
    ['https://disan360.vn/vi/thanh-co/', undefined],
    ['https://evil.example/?x=https://disan360.vn/q/JN276M', undefined],
    ['javascript:alert(1)//q/JN276M', undefined],
    ['WIFI:S:disan;T:WPA;P:x;;', undefined],
  ])('%s', (text, found) => expect(codeInScan(text)).toEqual(found));
});
