import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFacts } from '../../src/press/facts';
import { mediaPaths } from '../../src/press/media-paths';
import { probe } from '../../src/press/probe';
import { parseGPano } from '../../src/press/probe/gpano';
import { partsOf } from '../../src/tour/parts';
import { createPlace, hasSamples, manifest, needsSamples, SAMPLES, scene, type Place } from './tour-folder';

let place: Place;
beforeEach(async () => {
  place = await createPlace();
});
afterEach(() => place.remove());

const probeBytes = async (content: string | Uint8Array) => {
  await place.write('a', content);
  return probe(join(place.tour, 'a'));
};
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const jpeg = () =>
  sharp({ create: { width: 64, height: 32, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();

describe('what a file is', () => {
  it.each([
    ['empty', ''],
    ['html', '<!DOCTYPE html><p>'],
    ['html', '\n <script>alert(1)</script>'],
    ['svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['vtt', '\u{feff}WEBVTT\n\n00:00.000 --> 00:01.000\nA'],
    ['text', 'WEBVTTX'],
    ['text', 'Xin chào'],
    ['gltf', '{"asset":{"version":"2.0"}}'],
    ['gif', 'GIF89a'],
    ['exr', bytes('\x76\x2f\x31\x01')],
    ['heic', bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['heic', bytes('\0\0\0\x18ftypmif1\0\0\0\0mif1heic')],
    ['avif', bytes('\0\0\0\x18ftypmif1\0\0\0\0mif1avif')],
    ['m4a', bytes('\0\0\0\x18ftypM4A \0\0\0\0M4A mp42')],
    ['mp4', bytes('\0\0\0\x18ftypisom\0\0\0\0isomavc1')],
    ['webm', bytes('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
    ['unknown', bytes('\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska')],
    ['mp3', bytes('ID3\x04\0\0')],
    ['mp3', bytes('\xff\xfb\x90\x64\0\0')],
    ['ogg', bytes('OggS\0')],
    ['wav', bytes('RIFF\x04\0\0\0WAVE')],
    ['zip', bytes('PK\x03\x04')],
    ['bmp', bytes('BM\x36\0\0\0\0\0\0\0')],
    ['unknown', bytes('\x01\x02\x03\xfe')],
  ])('is told by its content: %s', async (type, content) => {
    expect((await probeBytes(content)).type).toBe(type);
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'] as const)(
    '%s, its size, and that it is whole',
    async (format) => {
      const content = await sharp(await jpeg())
        .toFormat(format)
        .toBuffer();
      expect(await probeBytes(content)).toEqual({ bytes: content.length, type: format, width: 64, height: 32 });
    },
  );

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('%s that was cut off', async (format) => {
    const content = await sharp(await jpeg())
      .toFormat(format)
      .toBuffer();
    expect((await probeBytes(content.subarray(0, content.length - 20))).damaged).toBe(true);
  });

  it('a picture whose thumbnail is whole, but not the picture', async () => {
    const inner = await jpeg();
    const segment = Buffer.concat([bytes('\xff\xe5'), Buffer.alloc(2), inner]);
    segment.writeUInt16BE(inner.length + 2, 2);
    const outer = await jpeg();
    const both = Buffer.concat([outer.subarray(0, 2), segment, outer.subarray(2)]);
    expect((await probeBytes(both)).damaged).toBeUndefined();
    expect((await probeBytes(both.subarray(0, both.length - 4))).damaged).toBe(true);
  });

  it('a size as it is seen, after EXIF orientation', async () => {
    const content = await sharp(await jpeg())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await probeBytes(content)).toMatchObject({ width: 32, height: 64 });
  });

  it('length of a recording, and what is in it', async () => {
    const head = bytes(
      'RIFF\x64\x3e\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x3e\0\0',
    );
    const wave = await probeBytes(Buffer.concat([head, Buffer.alloc(15_936)]));
    expect(wave).toMatchObject({ type: 'wav', hasVideo: false, hasAudio: true });
    expect(wave.duration).toBeCloseTo(2, 1);
    const last = bytes('OggS\0\x04\0\xee\x02\0\0\0\0\0');
    const opus = await probeBytes(
      Buffer.concat([bytes('OggS\0\x02\0\0\0\0\0\0\0\0OpusHead'), Buffer.alloc(200), last]),
    );
    expect(opus).toMatchObject({ type: 'ogg', duration: 4 });
  });

  it('which files a model asks for', async () => {
    const json = '{"asset":{"version":"2.0"},"buffers":[{"uri":"a.bin"},{"uri":"data:,x"}],"images":[{"uri":"b.png"}]}';
    expect((await probeBytes(json)).outside).toEqual(['a.bin', 'b.png']);
    const chunk = bytes('{"asset":{"version":"2.0"},"buffers":[{}]}');
    const head = Buffer.alloc(20);
    head.write('glTF');
    head.writeUInt32LE(2, 4);
    head.writeUInt32LE(20 + chunk.length, 8);
    head.writeUInt32LE(chunk.length, 12);
    head.write('JSON', 16);
    expect(await probeBytes(Buffer.concat([head, chunk]))).toMatchObject({ type: 'glb', outside: [] });
    expect((await probeBytes(bytes('glTF\x02\0\0\0'))).damaged).toBe(true);
    expect((await probeBytes(Buffer.concat([head, chunk]).subarray(0, -3))).damaged).toBe(true);
  });

  it('what a model demands of whoever shows it', async () => {
    const json = '{"asset":{"version":"2.0"},"extensionsRequired":["KHR_texture_basisu"]}';
    expect((await probeBytes(json)).demands).toEqual(['KHR_texture_basisu']);
  });
});

describe('photo sphere metadata', () => {
  const NAMESPACE = 'xmlns:GPano="http://ns.google.com/photos/1.0/panorama/"';

  it('is read from attributes and from elements, and under any prefix', () => {
    const wanted = { fullWidth: 4_000, left: -5, heading: 12.5 };
    expect(
      parseGPano(
        `<a ${NAMESPACE} GPano:FullPanoWidthPixels="4000" GPano:CroppedAreaLeftPixels='-5' GPano:PoseHeadingDegrees="12.5"/>`,
      ),
    ).toEqual(wanted);
    expect(
      parseGPano(
        `<a ${NAMESPACE.replace('GPano', 'pano')}><pano:FullPanoWidthPixels>4000</pano:FullPanoWidthPixels><pano:CroppedAreaLeftPixels>-5</pano:CroppedAreaLeftPixels><pano:PoseHeadingDegrees>12.5</pano:PoseHeadingDegrees>`,
      ),
    ).toEqual(wanted);
  });

  it('leaves out what is no number, and markup', () => {
    const packet = `<a ${NAMESPACE} GPano:FullPanoWidthPixels="many" GPano:PoseRollDegrees="NaN" GPano:PosePitchDegrees="1e9" GPano:ProjectionType="&lt;script&gt;"/>`;
    expect(parseGPano(packet)).toBeUndefined();
  });

  it('is nothing without its namespace, and quick on nonsense', () => {
    expect(parseGPano('GPano:FullPanoWidthPixels="4000"')).toBeUndefined();
    const started = performance.now();
    parseGPano(`${NAMESPACE} ${'<GPano:'.repeat(50_000)}${'GPano:a="'.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the files of a tour', () => {
  it('are all that the manifest’s shapes name', () => {
    const tour = manifest(
      [
        {
          ...scene('a', { src: 'media/a.jpg' }),
          ambient: 'media/gio.ogg',
          narration: {
            text: { vi: 'L', en: 'W' },
            audio: { vi: 'media/a.vi.mp3' },
            captions: { en: 'media/a.en.vtt' },
          },
          hotspots: [
            {
              id: 'b',
              type: 'gallery',
              at: { yaw: 0, pitch: 0 },
              title: { vi: 'B', en: 'B' },
              pictures: [{ src: 'media/b.jpg' }],
            },
            {
              id: 'c',
              type: 'model',
              at: { yaw: 0, pitch: 0 },
              title: { vi: 'C', en: 'C' },
              src: 'media/c.glb',
              poster: 'media/c.jpg',
            },
          ],
        },
        scene('d', { type: 'video', src: 'media/d.mp4', poster: 'media/d.jpg', captions: { vi: 'media/d.vtt' } }),
      ],
      {
        cover: { src: 'media/bia.jpg' },
        plans: [{ id: 'p', title: { vi: 'P', en: 'P' }, picture: { src: 'media/p.png' }, places: [] }],
      },
    );
    const named = partsOf(tour).flatMap(({ value }) =>
      typeof value === 'string' && value.startsWith('media/') ? [value] : [],
    );
    expect(named).toHaveLength(12);
    expect(mediaPaths(tour)).toEqual([...new Set(named)].sort());
  });

  it('are found in any manifest, however broken or deep', () => {
    let deep: unknown = { src: 'media/deep.jpg' };
    for (let i = 0; i < 100_000; i++) deep = [deep];
    const broken = {
      __proto__: null,
      scenes: [{ media: { src: 7, poster: '../up.jpg', audio: 'x' } }, null, deep],
      src: 'C:\\a.jpg',
    };
    expect(mediaPaths(broken)).toEqual(['media/deep.jpg']);
    for (const odd of [undefined, null, 3, 'media/a.jpg', [], true]) expect(mediaPaths(odd)).toEqual([]);
  });

  it('are opened only inside of the tour’s folder, and only when they are files', async () => {
    await place.write('media/ok.jpg', await jpeg());
    await place.write('../outside.jpg', await jpeg());
    await mkdir(join(place.tour, 'media/folder.jpg'));
    await symlink('../../outside.jpg', join(place.tour, 'media/link.jpg'));
    await symlink('ok.jpg', join(place.tour, 'media/inner.jpg'));
    await symlink('/dev/zero', join(place.tour, 'media/zero.jpg'));
    const named = [
      'media/ok.jpg',
      'media/link.jpg',
      'media/inner.jpg',
      'media/zero.jpg',
      'media/folder.jpg',
      '../outside.jpg',
      '/etc/passwd',
      'media/none.jpg',
    ];
    const facts = await readFacts(
      place.tour,
      named.map((src) => ({ src })),
    );
    expect([...facts.keys()]).toEqual(['media/inner.jpg', 'media/ok.jpg']);
  });

  it('are found when their Vietnamese names are spelled with decomposed letters', async () => {
    await place.write('media/Cổng Tiền.jpg'.normalize('NFD'), await jpeg());
    const facts = await readFacts(place.tour, { src: 'media/Cổng Tiền.jpg'.normalize('NFC') });
    expect([...facts.values()]).toMatchObject([{ type: 'jpeg' }]);
  });
});

describe.skipIf(!hasSamples)(`real pictures${needsSamples}`, () => {
  const facts = (path: string) => probe(join(SAMPLES, path));

  it('tell their crop, heading, place and day', async () => {
    expect(await facts('odd/gpano-cropped-180x90-heading123.4.jpg')).toMatchObject({
      ...{ width: 2_048, height: 1_024, captured: '2024-05-01' },
      location: {
        lat: expect.closeTo(21.0278, 4) as number,
        lon: expect.closeTo(105.8342, 4) as number,
        altitude: 120,
      },
      gpano: {
        projection: 'equirectangular',
        fullWidth: 4_096,
        fullHeight: 2_048,
        left: 1_024,
        top: 512,
        heading: 123.4,
      },
    });
  });

  it('tell the same with a broken packet, and with elements instead of attributes', async () => {
    const wanted = {
      fullWidth: 13_934,
      fullHeight: 6_967,
      croppedWidth: 8_228,
      croppedHeight: 5_040,
      left: 2_728,
      top: 1_578,
    };
    for (const name of ['pos1', 'missing_tags', 'missing_endtag'])
      expect((await facts(`gpano-headers/nc-${name}.jpg`)).gpano).toMatchObject(wanted);
    expect((await facts('gpano-headers/nc-pos3.jpg')).gpano).toMatchObject({
      fullWidth: 21_243,
      top: 3_182,
      heading: 293,
    });
    expect((await facts('panoramas/gpano-pose-cerro-toco-4096.jpg')).gpano).toMatchObject({ pitch: -1.8, roll: 1.3 });
  });

  it('that are ordinary say nothing of a sphere, and a camera without a fix says no place', async () => {
    expect((await facts('gpano-headers/nc-neg1.jpg')).gpano).toBeUndefined();
    const wide = await facts('gpano-headers/nc-neg2.jpg');
    expect([wide.location, wide.damaged]).toEqual([undefined, true]);
  });

  it('of film tell length and kind', async () => {
    const film = await facts('video/360-testroom-mono.mp4');
    expect(film).toMatchObject({ type: 'mp4', hasVideo: true });
    expect(film.duration).toBeCloseTo(12, 0);
  });
});
