import { describe, expect, it } from 'vitest';
import { TILE_PIXELS } from '../../src/press/settings';
import { budgetFor, pictureBytes } from '../../src/tiles/budget';
import { frustumOf } from '../../src/tiles/frustum';
import { levelFor } from '../../src/tiles/level';
import { cubeLevels, faceFor, faceSize, tileEdges, tileKey } from '../../src/tiles/pyramid';
import { pixelsPerRadian, type Size } from '../../src/tiles/screen';
import { visibleTiles } from '../../src/tiles/visible';
import type { PyramidData } from '../../src/tour/pyramid-shape';
import { cube } from './cube';

const PHONE = { width: 824, height: 1830 };
const KIOSK = { width: 1920, height: 1080 };

/** What was cut before: the top face and halves of it, in tiles of 512. */
const HALVES: PyramidData = { ...cube(2608), levels: [326, 652, 1304, 2608] };

const pyramidOf = (fullWidth: number): PyramidData => cube(faceFor(fullWidth), TILE_PIXELS);

/** What a full turn loads, and what of that the graphics card has to hold to load nothing the second time. */
function turn(pyramid: PyramidData, screen: Size, fov = 90): { face: number; tiles: number; bytes: number } {
  const level = levelFor(pyramid, pyramid.levels.length, pixelsPerRadian(fov, screen));
  const face = faceSize(pyramid, level);
  const seen = new Map<string, number>();
  for (let yaw = 0; yaw < 360; yaw += 3) {
    for (const { tile } of visibleTiles(pyramid, level, frustumOf({ yaw, pitch: -6, fov }, screen))) {
      const { left, top, right, bottom } = tileEdges(tile, pyramid);
      seen.set(tileKey(tile), pictureBytes((right - left) * face, (bottom - top) * face));
    }
  }
  return { face, tiles: seen.size, bytes: [...seen.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

describe('levels of a cube', () => {
  it.each([
    [1_024, [328]],
    [2_048, [432, 648]],
    [4_096, [432, 864, 1_296]],
    [6_000, [432, 864, 1_912]],
    [8_000, [432, 864, 1_728, 2_544]],
    [8_192, [432, 864, 1_728, 2_592]],
    [11_968, [432, 864, 1_728, 2_592, 3_808]],
    [16_384, [432, 864, 1_728, 2_592, 5_184]],
  ])('of %i pixels round the horizon are whole tiles and the top', (width, levels) => {
    expect(cubeLevels(faceFor(width), TILE_PIXELS)).toEqual(levels);
  });

  it('never ask for slivers, and never leave a gap of more than twice but below the top', () => {
    for (let width = 600; width <= 16_384; width += 100) {
      const levels = cubeLevels(faceFor(width), TILE_PIXELS);
      for (const [index, face] of levels.entries()) {
        const over = face % TILE_PIXELS;
        expect(face < TILE_PIXELS || over === 0 || over > TILE_PIXELS / 12).toBe(true);
        expect(face / (levels[index - 1] ?? face)).toBeLessThanOrEqual(index === levels.length - 1 ? 2.5 : 2);
      }
      expect(levels.at(-1)).toBeGreaterThan(faceFor(width) * 0.95);
    }
  });

  it.each([
    ['a phone at 90°', PHONE, 90],
    ['a phone at 85°', PHONE, 85],
    ['a kiosk at 90°', KIOSK, 90],
  ])('serve %s closely', (_, screen, fov) => {
    for (const width of [8_000, 8_192, 11_968, 16_384]) expect(turn(pyramidOf(width), screen, fov).face).toBe(1_728);
    expect(turn(HALVES, screen, fov).face).toBe(2_608);
  });

  it('let a cheap phone hold its full turn, as halves of the top face did not', () => {
    const most = budgetFor({ memory: 4, coarse: true }) - pictureBytes(256, 256 * 6);
    const [now, before] = [turn(pyramidOf(8_192), PHONE), turn(HALVES, PHONE)];
    expect(now.bytes).toBeLessThan(most);
    expect(before.bytes).toBeGreaterThan(2 * most);
    expect(now.tiles * 2).toBeLessThan(before.tiles);
  });

  it('take a fifth more on disk than halves did', () => {
    const area = ({ levels }: PyramidData): number => levels.reduce<number>((sum, face) => sum + Number(face) ** 2, 0);
    expect(area(pyramidOf(8_192)) / area(HALVES)).toBeLessThan(1.2);
  });
});
