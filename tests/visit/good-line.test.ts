import { expect, it } from 'vitest';
import { isGoodLine } from '../../src/visit/good-line';

it.each([
  ['fast, nothing to save', { saveData: false, effectiveType: '4g', downlink: 10 }, true],
  ['data are saved', { saveData: true, effectiveType: '4g', downlink: 10 }, false],
  ['slow by name', { saveData: false, effectiveType: '3g', downlink: 10 }, false],
  ['slow by measure', { saveData: false, effectiveType: '4g', downlink: 1.4 }, false],
  ['no measure', { saveData: false, effectiveType: '4g' }, false],
  ['nothing is known', undefined, false],
])('a line of which %s: %s', (_, connection, good) => {
  expect(isGoodLine(connection ? { connection } : {})).toBe(good);
});
