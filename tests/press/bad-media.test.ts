import { spawnSync } from 'node:child_process';
import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { check } from '../../src/tour/check';
import { sentence } from '../tour/sentences';
import { createPlace, manifest, scene, type Place } from './tour-folder';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

let place: Place;
beforeAll(async () => void (place = await createPlace()));
afterAll(() => place.remove());

/** One second; more or other than that by arguments of ffmpeg. */
async function film(...args: string[]): Promise<Buffer> {
  const file = join(place.tour, 'made.mp4');
  const sources = ['-f', 'lavfi', '-i', 'testsrc=size=64x36:rate=4', '-f', 'lavfi', '-i', 'sine'];
  spawnSync('ffmpeg', ['-v', 'error', '-y', ...sources, '-t', '1', ...args, file]);
  return readFile(file);
}

const model = (name: string): Promise<Buffer> => readFile(`tests/fixtures/models/${name}.glb`);

/** A packed model with no more than words in it. */
function words(description: object): Buffer {
  const text = Buffer.from(JSON.stringify({ asset: { version: '2.0' }, ...description }));
  const head = Buffer.alloc(20);
  head.write('glTF');
  for (const [at, value] of [2, 20 + text.length, text.length].entries()) head.writeUInt32LE(value, 4 + at * 4);
  head.write('JSON', 16);
  return Buffer.concat([head, text]);
}

/** What `check` says in Vietnamese and English of a tour with this film as a scene, or this model at a point. */
async function told(file: string, content: Buffer, length?: number): Promise<Record<'code' | 'vi' | 'en', string>[]> {
  await place.write(file, content);
  if (length !== undefined) await truncate(join(place.tour, file), length);
  const at = { yaw: 0, pitch: 0 };
  const name = { vi: 'Viên gạch', en: 'A brick' };
  const hotspot = { id: 'gach', type: 'model' as const, at, src: file, title: name, text: name, alt: name };
  const tour = manifest([
    file.endsWith('.mp4')
      ? scene('s', { type: 'video', src: file, poster: 'media/s.jpg', duration: 1 })
      : { ...scene('s', { src: 'media/s.jpg' }), hotspots: [hotspot] },
  ]);
  const issues = check({ manifest: tour, media: await readFacts(place.tour, tour) });
  return issues
    .filter(({ path }) => path.at(-1) === 'src' && path.includes(file.endsWith('.mp4') ? 'media' : 'hotspots'))
    .map((issue) => ({ code: issue.code, vi: sentence(issue, 'vi'), en: sentence(issue, 'en') }));
}

const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code);

describe('[M] bad media are told by what the file really holds', () => {
  it.each([
    ['[M2] a film of 0 bytes', 'media/a.mp4', () => Buffer.alloc(0), 'file-empty'],
    ['[M2] a model of 0 bytes', 'media/a.glb', () => Buffer.alloc(0), 'file-empty'],
    ['[M3] a web page as a film', 'media/a.mp4', () => Buffer.from('<!doctype html><p>'), 'file-wrong-type'],
    [
      '[M4] a model with a picture outside',
      'media/a.glb',
      () => words({ images: [{ uri: 'a.png' }] }),
      'model-needs-other-files',
    ],
    [
      '[M4] a model with KTX2 pictures',
      'media/a.glb',
      () => words({ extensionsRequired: ['KHR_texture_basisu'] }),
      'model-not-readable',
    ],
    ['[M7] half a model', 'media/a.glb', async () => (await model('draco')).subarray(0, 900), 'file-damaged'],
  ])('%s', async (_, file, content, code) => {
    const issues = await told(file, await content());
    expect(codes(issues)).toEqual([code]);
    for (const { vi, en } of issues) for (const words of [vi, en]) expect(words).toMatch(/a\.(?:mp4|glb).*[.]$/);
    expect(issues[0]?.vi).not.toBe(issues[0]?.en);
  });

  it('[M6] a model of 200 MB', async () => {
    const issues = await told('media/a.glb', await model('meshopt'), 200_000_000);
    expect(codes(issues)).toEqual(['file-too-heavy']);
    expect(issues[0]?.vi).toContain('200 MB');
  });

  it.each(['draco', 'meshopt'])('and a good model, packed with %s, is not', async (name) => {
    expect(codes(await told('media/a.glb', await model(name)))).toEqual([]);
  });

  it.runIf(hasFfmpeg).each([
    ['[M5] a film without a picture', ['-map', '1', '-c:a', 'aac'], undefined, 'film-without-picture'],
    ['[M10] a film that no browser plays', ['-map', '0', '-c:v', 'mpeg4'], undefined, 'film-not-playable'],
    ['[M7] half a film', ['-map', '0', '-c:v', 'libx264'], 0.5, 'file-damaged'],
    ['and a good film is not', ['-map', '0', '-c:v', 'libx264', '-movflags', '+faststart'], undefined, undefined],
  ])('%s', async (_, args, part, code) => {
    const whole = await film(...args);
    const issues = await told('media/a.mp4', part === undefined ? whole : whole.subarray(0, whole.length * part));
    expect(codes(issues)).toEqual(code === undefined ? [] : [code]);
  });
});
