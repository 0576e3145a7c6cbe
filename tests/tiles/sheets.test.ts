import { describe, expect, it } from 'vitest';
import { Sheets, type Farness } from '../../src/tiles/sheets';

const farAs =
  (far: Readonly<Record<string, number>>): Farness =>
  (key) =>
    far[key];

const filled = (layers: number, keys: string, most = 9): Sheets => {
  const sheets = new Sheets(layers);
  for (const key of keys) sheets.put(key, most, farAs({}));
  return sheets;
};

const keysOf = (sheets: Sheets): string => [...sheets.keys].sort().join('');

describe('a place for a tile', () => {
  it('is a free layer before a sheet of its own', () => {
    const sheets = filled(2, 'abc');
    expect(['a', 'b', 'c'].map((key) => sheets.place(key))).toEqual([
      { sheet: 0, layer: 0 },
      { sheet: 0, layer: 1 },
      { sheet: 1, layer: 0 },
    ]);
  });

  it('is that of the farthest when there may be no more sheets', () => {
    const sheets = filled(2, 'abcd');
    expect(sheets.put('e', 2, farAs({ a: 10, b: 170, c: 90, d: 20 }))).toEqual({ sheet: 0, layer: 1 });
    expect(keysOf(sheets)).toBe('acde');
  });

  it('is none when all that is here must stay', () => {
    const sheets = filled(2, 'ab');
    expect(sheets.put('c', 1, farAs({}))).toBeUndefined();
    expect(keysOf(sheets)).toBe('ab');
  });
});

describe('when there shall be fewer sheets', () => {
  it('those go first of which all is far away', () => {
    const sheets = filled(2, 'abcdef');
    expect(sheets.shrink(1, farAs({ a: 10, b: 170, c: 100, d: 120, e: 5, f: 6 }))).toEqual([1, 0]);
    expect(keysOf(sheets)).toBe('ef');
    expect(sheets.count).toBe(1);
  });

  it('those stay that hold anything which must', () => {
    const sheets = filled(2, 'abcd');
    expect(sheets.shrink(0, farAs({ a: 10, c: 1, d: 2 }))).toEqual([1]);
    expect(keysOf(sheets)).toBe('ab');
  });
});
