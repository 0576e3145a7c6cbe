import { expect, it } from 'vitest';
import { tileEdges, tilesAcross, type Tile } from '../../src/tiles/pyramid';
import { standIn } from '../../src/tiles/stand-in';
import { cube } from './cube';

it.each([1024, 2048, 3000, 1501, 8192])('behind each tile of a cube of %i lies one of the level below', (face) => {
  const pyramid = cube(face);
  for (let level = 1; level < pyramid.levels.length; level++) {
    const across = tilesAcross(Number(pyramid.levels[level]), pyramid.tile);
    for (let index = 0; index < across * across; index++) {
      const tile: Tile = { level, face: 'l', x: index % across, y: Math.floor(index / across) };
      const below = standIn(tile, pyramid);
      expect(below).toBeDefined();
      if (!below) continue;
      const [inner, outer] = [tileEdges(tile, pyramid), tileEdges(below, pyramid)];
      expect(below).toMatchObject({ level: level - 1, face: 'l' });
      expect((inner.left + inner.right) / 2).toBeGreaterThanOrEqual(outer.left);
      expect((inner.left + inner.right) / 2).toBeLessThanOrEqual(outer.right);
      expect((inner.top + inner.bottom) / 2).toBeGreaterThanOrEqual(outer.top);
      expect((inner.top + inner.bottom) / 2).toBeLessThanOrEqual(outer.bottom);
    }
  }
});

it('behind the lowest level there is nothing', () => {
  expect(standIn({ level: 0, face: 'f', x: 0, y: 0 }, cube(2048))).toBeUndefined();
});
