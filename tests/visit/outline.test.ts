import { describe, expect, it } from 'vitest';
import { citedIn, outlineFor, outlineOf, wordsFor } from '../../src/visit/outline';
import { gate, memorial, tour } from './sample-tour';

describe('the outline of a tour', () => {
  it('has every scene with its small picture', () =>
    expect(outlineOf(tour).scenes).toEqual([
      { id: 'cong-tien', title: gate.title, thumb: 'p/cong-tien/thumb.webp' },
      { id: 'dai-tuong-niem', title: memorial.title, thumb: 'p/dai/thumb.webp' },
    ]));

  it('for one scene’s page carries only the sources and files that the scene names', () => {
    const { credits, files } = outlineFor(gate, tour);
    expect(credits.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(Object.keys(files)).toEqual(['media/vong-lau.jpg', 'media/cong-tien.mp3']);
    expect(outlineFor(memorial, tour)).toMatchObject({ credits: [], files: {} });
  });

  it('shows the same sources from a page’s outline as from the whole one', () =>
    expect(citedIn(gate, outlineFor(gate, tour).credits)).toEqual(citedIn(gate, outlineOf(tour).credits)));
});

describe('words for one reader', () => {
  it('keep the wanted language, else the one that stands in', () =>
    expect(wordsFor({ a: { vi: 'một', en: 'one' }, b: [{ vi: 'hai' }] }, 'en', ['vi', 'en'])).toEqual({
      a: { en: 'one' },
      b: [{ vi: 'hai' }],
    }));

  it('leave everything alone that is no text', () => {
    const value = { at: { yaw: 1, pitch: 2 }, to: { scene: 'x' }, id: 'vi', list: [1, 'en', null], none: {} };
    expect(wordsFor(value, 'en', ['vi', 'en'])).toEqual(value);
  });

  it('are empty where nobody has written any', () =>
    expect(wordsFor({ title: { vi: ' ', en: '' } }, 'en', ['vi', 'en'])).toEqual({ title: {} }));
});
