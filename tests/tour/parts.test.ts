import { describe, expect, it } from 'vitest';
import { parseTour } from '../../src/tour/parse';
import { partsOf } from '../../src/tour/parts';
import { readGoodTour } from './broken-tours';

const { tour } = parseTour(readGoodTour('moi-loai-canh').manifest);
const parts = tour ? partsOf(tour) : [];

/** Everything in the manifest that has the two languages of the tour as its keys. */
function byLanguage(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('vi' in value && 'en' in value) return [path];
  return Object.entries(value).flatMap(([key, item]) => byLanguage(item, path === '' ? key : `${path}.${key}`));
}

/** Everything in the manifest that names a file. */
function files(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.startsWith('media/') ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => files(item, path === '' ? key : `${path}.${key}`));
}

const pathsOf = (uses: readonly string[]): string[] =>
  parts.filter(({ use }) => uses.includes(use)).map(({ path }) => path.join('.'));

describe('[L2] the parts of a tour', () => {
  it('are all its texts, wherever they stand', () => {
    expect(pathsOf(['title', 'text', 'files']).sort()).toEqual(byLanguage(tour, '').sort());
  });

  it('[M1] are all its files, each with what it is for', () => {
    const uses = ['panorama', 'photo', 'picture', 'film', 'sphere-film', 'sound', 'captions', 'model'];
    expect(pathsOf(uses).sort()).toEqual(files(tour, '').sort());
    expect(new Set(parts.map(({ use }) => use))).toEqual(
      new Set([...uses, 'title', 'text', 'files', 'shown', 'credit', 'web']),
    );
  });
});
