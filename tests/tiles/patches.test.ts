import { describe, expect, it } from 'vitest';
import { fillPlaces, type Patch, type PatchNeeds } from '../../src/tiles/patches';
import { tileEdges, tileKey, tilesAcross, faceSize, type Tile } from '../../src/tiles/pyramid';
import type { PyramidData } from '../../src/tour/pyramid-shape';
import { cube } from './cube';
import { randomFrom } from './random';

const tile = (level: number, x: number, y: number): Tile => ({ level, face: 'f', x, y });

const STEPS: PyramidData = { ...cube(2048), levels: [512, 724, 1024, 1448, 2048] };

const needs = (wanted: readonly Tile[], here: readonly Tile[], pyramid = cube(2048), least = 0): PatchNeeds => {
  const keys = new Set(here.map(tileKey));
  const levels = pyramid.levels.length;
  return { pyramid, levels, wanted, has: (one) => keys.has(tileKey(one)), least: () => least };
};

const namesOf = (patches: readonly Patch[]): string[] => patches.map((patch) => tileKey(patch.tile));

const area = ({ edges: { left, top, right, bottom } }: Pick<Patch, 'edges'>): number => (right - left) * (bottom - top);

const patchesFor = (needs: PatchNeeds): Patch[] => fillPlaces(needs).patches;

describe('what fills a tile’s place', () => {
  it('is the tile itself where it is here, and nothing below it', () => {
    const patches = patchesFor(needs([tile(2, 1, 1)], [tile(2, 1, 1), tile(1, 0, 0), tile(0, 0, 0)]));
    expect(patches).toEqual([{ tile: tile(2, 1, 1), edges: tileEdges(tile(2, 1, 1), cube(2048)) }]);
  });

  it('is the part of the next coarser one that lies there', () => {
    const patches = patchesFor(needs([tile(2, 1, 1)], [tile(1, 0, 0), tile(0, 0, 0)]));
    expect(patches).toEqual([{ tile: tile(1, 0, 0), edges: tileEdges(tile(2, 1, 1), cube(2048)) }]);
  });

  it('is a still coarser one where the next is not whole', () => {
    const [wanted, across] = [tile(4, 1, 1), tile(2, 0, 0)];
    expect(namesOf(patchesFor(needs([wanted], [tile(3, 0, 0), across], STEPS)))).toEqual([tileKey(across)]);
  });

  it('is the finer ones where there is no coarser one', () => {
    const finer = [tile(2, 2, 2), tile(2, 3, 2), tile(2, 2, 3), tile(2, 3, 3)];
    expect(namesOf(patchesFor(needs([tile(1, 1, 1)], finer))).sort()).toEqual(finer.map(tileKey).sort());
  });

  it('is free where nothing is here, or only what is coarser than what lies below', () => {
    const nothing = { patches: [], missing: [tile(2, 1, 1)] };
    expect(fillPlaces(needs([tile(2, 1, 1)], []))).toEqual(nothing);
    expect(fillPlaces(needs([tile(2, 1, 1)], [tile(0, 0, 0)], cube(2048), 1))).toEqual(nothing);
  });
});

it.each([1, 2, 3, 4, 5])(
  'whatever is here, places are filled once, never twice, or told as missing (seed %i)',
  (seed) => {
    const random = randomFrom(seed);
    const all = STEPS.levels.flatMap((_, level) => {
      const across = tilesAcross(faceSize(STEPS, level), 512);
      return Array.from({ length: across * across }, (__, at) => tile(level, at % across, Math.floor(at / across)));
    });
    const wanted = all.filter(({ level }) => level === 3);
    const here = all.filter(({ level }) => level > 0 && random() < 0.4);
    const { patches, missing } = fillPlaces(needs(wanted, here, STEPS));
    const own = patches.filter(({ tile: { level } }) => level === 3);
    expect(own.length).toBeGreaterThan(0);
    expect(patches.length).toBeGreaterThan(own.length);
    const places = missing.map((one) => ({ edges: tileEdges(one, STEPS) }));
    expect([...own, ...places].reduce((sum, place) => sum + area(place), 0)).toBeCloseTo(1, 9);
    for (const { edges } of patches) {
      const meeting = patches.filter(
        ({ edges: other }) =>
          Math.min(edges.right, other.right) - Math.max(edges.left, other.left) > 1e-9 &&
          Math.min(edges.bottom, other.bottom) - Math.max(edges.top, other.top) > 1e-9,
      );
      expect(meeting).toHaveLength(1);
    }
  },
);
