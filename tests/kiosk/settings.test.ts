import { describe, expect, it } from 'vitest';
import { formatSettings, parseSettings, readSettings, USUAL_SETTINGS } from '../../src/kiosk/settings';

const FULL = {
  ...USUAL_SETTINGS,
  tours: ['thanh-co', 'cong-tien'],
  languages: ['en', 'vi'],
  idleSeconds: 120,
  volume: 0.5,
  site: 'https://disan.example.vn',
  pin: { salt: 'ab'.repeat(16), iterations: 600_000, hash: 'cd'.repeat(32) },
};

describe('settings', () => {
  it('travel as a file and come back the same', () => {
    expect(readSettings(formatSettings(FULL))).toEqual(FULL);
    expect(readSettings(formatSettings(USUAL_SETTINGS))).toEqual(USUAL_SETTINGS);
  });

  it('are brought into their range', () => {
    expect(parseSettings({ format: 1, idleSeconds: 1, volume: 7 })).toMatchObject({ idleSeconds: 30, volume: 1 });
    expect(parseSettings({ format: 1, idleSeconds: 1e9 })?.idleSeconds).toBe(600);
  });

  it('lose what they do not know', () => {
    expect(parseSettings({ format: 1, further: 'x' })).toEqual(USUAL_SETTINGS);
  });

  it.each([
    ['no object', '7'],
    ['no JSON', '{'],
    ['another format', '{"format":2}'],
    ['a tour that is no id', '{"format":1,"tours":["../x"]}'],
    ['tours that are no list', '{"format":1,"tours":"x"}'],
    ['a language that is none', '{"format":1,"languages":["<b>"]}'],
    ['a site with a path', '{"format":1,"site":"https://a.vn/x"}'],
    ['a script for a site', '{"format":1,"site":"javascript:alert(1)"}'],
    ['a PIN in plain digits', '{"format":1,"pin":"123456"}'],
    [
      'a PIN that is quickly tried',
      `{"format":1,"pin":{"salt":"${'a'.repeat(32)}","iterations":1,"hash":"${'a'.repeat(64)}"}}`,
    ],
    ['a book', `{"format":1,"x":"${'x'.repeat(20_001)}"}`],
  ])('refuse %s', (_, text) => {
    expect(readSettings(text)).toBeUndefined();
  });
});
