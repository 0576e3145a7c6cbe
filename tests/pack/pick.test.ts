import { describe, expect, it } from 'vitest';
import type { PackChoice } from '../../src/pack/choice';
import { planPack } from '../../src/pack/plan';
import { pickFiles } from '../../src/pack/pick';
import type { Tour } from '../../src/tour/tour';

const FILM = { type: 'video/mp4', path: 'm/film-1080.mp4', variants: [{ type: 'video/mp4', path: 'm/film-480.mp4' }] };

const tour = {
  format: 1,
  id: 'hue',
  languages: ['vi', 'en'],
  title: { vi: 'Huế', en: 'Huế' },
  start: 'a',
  scenes: [
    {
      id: 'a',
      kind: 'panorama',
      title: { vi: 'Cửa', en: 'Gate' },
      media: { type: 'video', src: 'media/film.mp4' },
      narration: { audio: { vi: 'media/a.vi.opus', en: 'media/a.en.opus' } },
    },
  ],
  published: {
    version: '1',
    files: {
      'media/film.mp4': FILM,
      'media/a.vi.opus': { type: 'audio/ogg', path: 'm/a.vi.opus' },
      'media/a.en.opus': { type: 'audio/ogg', path: 'm/a.en.opus' },
    },
  },
} as unknown as Tour;

const listed = (path: string, bytes: number) => ({ path, bytes, sha256: path });
const list = [
  listed('tour-1.json', 10),
  listed('m/film-1080.mp4', 9_000),
  listed('m/film-480.mp4', 2_000),
  listed('m/a.vi.opus', 300),
  listed('m/a.en.opus', 400),
];
const BARE: PackChoice = { quality: 'phone', video: false, languages: [] };

const chosen = (change: Partial<PackChoice>): string[] =>
  pickFiles(tour, list, { ...BARE, ...change }, () => true).map(({ path }) => path);

describe('what is chosen of a tour', () => {
  it.each([
    ['no recording and no film', {}, []],
    ['the recordings of one language alone', { languages: ['en'] }, ['m/a.en.opus']],
    ['the recordings of both', { languages: ['vi', 'en'] }, ['m/a.vi.opus', 'm/a.en.opus']],
    ['of a film what a telephone shows', { video: true }, ['m/film-480.mp4']],
    ['all of a film', { video: true, quality: 'full' }, ['m/film-1080.mp4', 'm/film-480.mp4']],
    ['a film only when it is wanted', { quality: 'full' }, []],
  ] as const)('has %s', (_, change, files) => expect(chosen(change)).toEqual(['tour-1.json', ...files]));

  it('weighs exactly what it has, with its pages in every language whatever is listened to', () => {
    const pages = { version: '1', pages: [listed('/vi/hue/', 5), listed('/en/hue/', 6)], app: [listed('/x.js', 7)] };
    const plan = planPack({ tour, list, pages }, { ...BARE, languages: ['en'], video: true }, () => true);
    expect(plan.bytes).toBe(10 + 2_000 + 400 + 5 + 6 + 7);
    expect(plan.files.map(({ address }) => address)).toEqual(expect.arrayContaining(['/vi/hue/', '/en/hue/']));
  });
});
