import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { encodeTuned, tune } from '../../src/press/cut/tuning';
import { createPixels } from '../../src/press/cut/pixels';
import { TUNING } from '../../src/press/settings';

vi.setConfig({ testTimeout: 60_000 });

const SIDE = TUNING.patch;

/** Steps, slopes and fine lines; `grain` in grey levels lies over them. */
function drawn(grain: number) {
  const picture = createPixels(SIDE, SIDE);
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const wall = (x >> 5) % 2 === (y >> 5) % 2 ? 90 : 150;
      const light = wall + 40 * Math.sin(x / 40) + (y % 21 === 0 ? 30 : 0) + grain * random();
      picture.data.fill(Math.max(0, Math.min(255, light)), (y * SIDE + x) * 3, (y * SIDE + x) * 3 + 3);
    }
  }
  return picture;
}

const bytesOf = async (picture: ReturnType<typeof drawn>, tuning: { quality: number; soften: number }) =>
  (await encodeTuned(sharp(picture.data, { raw: { width: SIDE, height: SIDE, channels: 3 } }), tuning)).length;

describe('a poster', () => {
  it('is softened where grain costs bytes that no screen shows, and nowhere else', async () => {
    const [clean, noisy] = [drawn(0), drawn(60)];
    expect((await tune(clean)).soften).toBe(0);
    const tuning = await tune(noisy);
    expect(tuning.soften).toBe(TUNING.softer);
    const unsoftened = await bytesOf(noisy, { ...tuning, soften: 0 });
    expect((await bytesOf(noisy, tuning)) * TUNING.worth).toBeLessThan(unsoftened);
  });

  it('gets the quality that its content needs: one for all would be too much or too little', async () => {
    const [clean, noisy] = [await tune(drawn(0)), await tune(drawn(60))];
    expect(clean.quality).toBeGreaterThan(noisy.quality);
  });
});
