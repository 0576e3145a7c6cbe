import { describe, expect, it } from 'vitest';
import { paragraphsOf, wordsIn } from '../../src/tour/words';

const LANGUAGES = ['vi', 'en', 'fr'];

describe('[L4] words in a language', () => {
  it('are in the wanted one where there are any', () => {
    expect(wordsIn({ vi: 'Cổng', en: 'Gate' }, 'en', LANGUAGES)).toEqual({ text: 'Gate', lang: 'en', fallback: false });
  });

  it('are in the tour’s next one else, and say so', () => {
    expect(wordsIn({ en: 'Gate', vi: 'Cổng' }, 'vi', LANGUAGES)?.lang).toBe('vi');
    expect(wordsIn({ ja: '門', vi: 'Cổng' }, 'en', LANGUAGES)).toEqual({ text: 'Cổng', lang: 'vi', fallback: true });
    expect(wordsIn({ vi: ' \n', en: 'Gate' }, 'vi', LANGUAGES)).toEqual({ text: 'Gate', lang: 'en', fallback: true });
    expect(wordsIn({ ja: '門' }, 'vi', LANGUAGES)).toEqual({ text: '門', lang: 'ja', fallback: true });
  });

  it('are English first for who speaks none of the tour’s languages', () => {
    expect(wordsIn({ vi: 'Cổng', en: 'Gate' }, 'de', LANGUAGES)).toEqual({ text: 'Gate', lang: 'en', fallback: true });
    expect(wordsIn({ vi: 'Cổng' }, 'de', LANGUAGES)).toEqual({ text: 'Cổng', lang: 'vi', fallback: true });
  });

  it('are none where nothing is written', () => {
    expect(wordsIn(undefined, 'vi', LANGUAGES)).toBeUndefined();
    expect(wordsIn({}, 'vi', LANGUAGES)).toBeUndefined();
    expect(wordsIn({ vi: '', en: '  ' }, 'vi', LANGUAGES)).toBeUndefined();
  });

  it('are never what an object inherits', () => {
    for (const lang of ['constructor', '__proto__', 'toString']) expect(wordsIn({}, lang, [lang])).toBeUndefined();
  });

  it('are paragraphs with an empty line between them', () => {
    expect(paragraphsOf('\n a\nb \n \n\n c')).toEqual(['a\nb', 'c']);
    expect(paragraphsOf(' \n ')).toEqual([]);
  });
});
