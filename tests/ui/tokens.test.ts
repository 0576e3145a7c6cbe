import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BLACK, contrast, over, parseColour, WHITE } from './contrast';

const css = readFileSync(resolve(import.meta.dirname, '../../src/ui/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

const tokensIn = (block: string): Map<string, string> =>
  new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));

const LIGHT = tokensIn(light);
const DARK = new Map([...LIGHT, ...tokensIn(dark)]);
const colour = (tokens: Map<string, string>, name: string) => parseColour(tokens.get(name) ?? '');

/** Least contrast of a text over translucent chrome, whatever picture lies below: it is least at one of the extremes. */
const leastOver = (text: string, chrome: string): number =>
  Math.min(...[WHITE, BLACK].map((sky) => contrast(parseColour(text).rgb, over(parseColour(chrome), sky))));

describe('colours', () => {
  it.each(['on-chrome', 'on-chrome-soft'])('%s is legible on an all-white sky and in an all-black tunnel', (text) =>
    expect(leastOver(LIGHT.get(text) ?? '', LIGHT.get('chrome') ?? '')).toBeGreaterThanOrEqual(4.5),
  );

  it('would not be legible if the chrome were thinner', () =>
    expect(leastOver('#fff', 'rgb(27 25 21 / 0.4)')).toBeLessThan(4.5));

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ])('of text on paper and cards are legible in the %s', (_, tokens) => {
    for (const ground of ['paper', 'card']) {
      for (const text of ['ink', 'soft', 'accent']) {
        const ratio = contrast(colour(tokens, text).rgb, colour(tokens, ground).rgb);
        expect([text, ground, ratio]).toEqual([text, ground, expect.closeTo(Math.max(ratio, 4.5), 5)]);
      }
    }
    expect(contrast(colour(tokens, 'on-accent').rgb, colour(tokens, 'accent').rgb)).toBeGreaterThanOrEqual(4.5);
  });

  it('of the focus ring’s two parts show on every ground: one of them always stands out', () => {
    const rings = ['ring', 'ring-around'].map((name) => colour(LIGHT, name).rgb);
    for (let grey = 0; grey < 256; grey += 5) {
      const best = Math.max(...rings.map((ring) => contrast(ring, [grey, grey, grey])));
      expect(best).toBeGreaterThanOrEqual(3);
    }
  });
});
