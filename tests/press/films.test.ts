import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { probe } from '../../src/press/probe';
import { filmsToShrink } from '../../src/press/small-films';
import { check } from '../../src/tour/check';
import { tourShape } from '../../src/tour/tour';
import { createPlace, manifest, pressPlace, readVersion, scene, type Place } from './tour-folder';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
const needs = hasFfmpeg ? '' : ' (skipped: needs ffmpeg)';
const PATH = process.env['PATH'];

let place: Place;
beforeAll(async () => void (place = await createPlace()));
afterAll(() => place.remove());
afterEach(() => void (process.env['PATH'] = PATH));

/** Two frames of noise, which no encoder makes small. */
function film(name: string, [width, height]: readonly [number, number], ...codec: string[]): string {
  const file = join(place.tour, 'media', name);
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-r', '2', '-i', '-'];
  spawnSync('ffmpeg', ['-v', 'error', '-y', ...raw, ...codec, file], { input: randomBytes(width * height * 3) });
  return file;
}

const SIZES = { src: 'media/a.mp4', poster: 'media/a.jpg', duration: 1 };

describe.runIf(hasFfmpeg)(`a film${needs}`, () => {
  it.each([
    ['a.mp4', ['-c:v', 'libx264'], 'avc1', undefined],
    ['b.mp4', ['-c:v', 'mpeg4'], 'mp4v', 'film-not-playable'],
    ['c.webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime'], 'V_VP9', undefined],
  ])(
    '[M10] %s is known by how it is stored',
    async (name, codec, stored, finding) => {
      const facts = await probe(film(name, [64, 36], ...codec));
      expect(facts).toMatchObject({ hasVideo: true, codec: stored });
      const tour = manifest([scene('s', { type: 'video', ...SIZES, src: `media/${name}` })]);
      const codes = check({ manifest: tour, media: new Map([[`media/${name}`, facts]]) }).map(({ code }) => code);
      expect(codes.filter((code) => code.startsWith('film-not'))).toEqual(finding ? [finding] : []);
    },
    30_000,
  );

  it(
    '[M11] gets a smaller size when it is published, and says what to do where it cannot',
    { timeout: 120_000 },
    async () => {
      film('a.mp4', [1_280, 720], '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0');
      await place.write(
        'media/a.jpg',
        await sharp({ create: { width: 1_280, height: 720, channels: 3, background: '#286' } })
          .jpeg()
          .toBuffer(),
      );
      const tour = manifest([scene('s', { type: 'video', ...SIZES })]);
      await place.write('tour.json', JSON.stringify(tour));
      expect([...filmsToShrink(tourShape.parse(tour))]).toEqual([['media/a.mp4', 640]]);
      await pressPlace(place);
      const { tour: published, files, folder } = await readVersion(place);
      const file = published.published?.files['media/a.mp4'];
      const [small] = file?.variants ?? [];
      expect(small?.bytes).toBeLessThan((file?.bytes ?? 0) * 0.75);
      expect(files.map(({ path }) => path)).toContain(small?.path);
      const content = await readFile(join(folder, small?.path ?? ''));
      expect(content.byteLength).toBe(small?.bytes);

      process.env['PATH'] = '';
      const facts = await readFacts(place.tour, tour);
      expect(facts.get('media/a.mp4')?.cannotShrink).toBe(true);
      process.env['PATH'] = PATH;
      expect((await readFacts(place.tour, tour)).get('media/a.mp4')?.cannotShrink).toBeUndefined();
    },
  );
});
