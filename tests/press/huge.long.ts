import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { PressReport } from '../../src/press/press';
import { planPyramid } from '../../src/press/cut/pyramid-plan';
import { built, builtWorker } from './built';
import { createPlace, hasSamples, manifest, needsSamples, readVersion, SAMPLES, scene, writeTour } from './tour-folder';

const run = promisify(execFile);

/** Four bytes a pixel (the picture and its halves), and what Node, libvips and the encoders need whatever its size. */
const BOUND_KB = (16_384 * 8_192 * 4 + 900_000_000) / 1_000;

describe.skipIf(!hasSamples)(`a panorama of 134 megapixels${needsSamples}`, () => {
  it('is cut in bounded memory', async () => {
    const place = await createPlace();
    const [program, worker] = [await built('tests/press/press-once.ts', 'press-huge'), await builtWorker('huge')];
    await copyFile(join(SAMPLES, 'odd/huge-16384x8192.jpg'), join(place.tour, 'media/a.jpg'));
    await writeTour(place, manifest([scene('canh', { src: 'media/a.jpg' })]));
    const { stdout } = await run(process.execPath, [
      fileURLToPath(program),
      place.tour,
      place.out,
      place.cache,
      worker.href,
    ]);
    const report = JSON.parse(stdout) as PressReport & { memoryKb: number };
    const media = (await readVersion(place)).tour.scenes[0]?.media;
    await place.remove();
    if (media?.type !== 'panorama') throw new Error('not a panorama');
    expect(media.pyramid?.levels).toEqual(planPyramid('s/a', 16_384).levels);
    expect(media.posters?.[0]?.files[0]?.longs).toEqual([1_216, 1_600, 2_048, 2_560]);
    expect(report.memoryKb).toBeLessThan(BOUND_KB);
  });
});
