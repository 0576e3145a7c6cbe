import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PressError, worldError } from '../../src/press/press-error';
import { planPosters } from '../../src/press/cut/poster-plan';
import { inspectTour } from '../../src/press/read-tour';
import { pressSite } from '../../src/press/site';
import { posterPath, sharePath, thumbPath } from '../../src/tiles/poster';
import { coveragePath } from '../../src/tiles/pyramid';
import type { PosterData, PyramidData } from '../../src/tour/pyramid-shape';
import type { Hotspot } from '../../src/tour/hotspot';
import type { Media } from '../../src/tour/media';
import { difference, paint, savePng, SMOOTH } from './painted';
import {
  assets,
  colourAt,
  createPlace,
  faultsOf,
  filesBelow,
  manifest,
  pressPlace,
  readVersion,
  scene,
  writer,
  writeTour,
  type Place,
} from './tour-folder';
import { toDirection } from '../../src/tour/angle';

vi.setConfig({ testTimeout: 60_000 });

const CONG = scene('cong', { src: 'media/cong.png' });

async function createPlaceOfCong(): Promise<Place> {
  const made = await createPlace();
  await savePng(paint(512, 256, SMOOTH), join(made.tour, 'media/cong.png'));
  return made;
}

/** Its picture is cut once: most tests are about what happens around that, and find the pieces in their cache. */
let pressed: Place;
beforeAll(async () => {
  pressed = await createPlaceOfCong();
  await writeTour(pressed, manifest([CONG]));
  await pressPlace(pressed);
});
afterAll(() => pressed.remove());

let place: Place;
beforeEach(async () => {
  place = await createPlaceOfCong();
  await cp(pressed.cache, place.cache, { recursive: true });
});
afterEach(() => place.remove());

const emptyCache = (): Promise<void> => rm(place.cache, { recursive: true });

const cut = (media: Media | undefined): { pyramid: PyramidData; poster: PosterData } => {
  if (media?.type !== 'panorama' || !media.pyramid || !media.posters?.[0]) throw new Error('not cut');
  return { pyramid: media.pyramid, poster: media.posters[0] };
};

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'pressed',
    (error: unknown) => (error instanceof PressError ? error.code : String(error)),
  );

describe('a pressed tour', () => {
  it('has every tile, poster and page, listed with sizes and hashes', async () => {
    await emptyCache();
    await writeTour(place, manifest([CONG]));
    const report = await pressPlace(place);
    const version = await readVersion(place);
    expect(await faultsOf(version)).toEqual([]);
    expect(version.pointer).toEqual({
      id: 'thanh-co',
      version: report.version,
      manifest: `tour-${report.version}.json`,
      files: `files-${report.version}.json`,
    });
    const { pyramid, poster } = cut(version.tour.scenes[0]?.media);
    expect(pyramid).toMatchObject({ tile: 432, levels: [160], coverage: 256 });
    expect(poster).toMatchObject({
      view: { yaw: 0, pitch: 0, fov: 90 },
      ratios: ['1:2', '9:16', '5:8', '16:9', '1:1'],
    });
    const paths = version.files.map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
    for (const format of ['avif', 'webp'] as const) {
      for (const face of 'frblud') expect(paths).toContain(`${pyramid.base}/0/${face}/0-0.${format}`);
      expect(paths).toContain(coveragePath(pyramid, format));
    }
    const longs = poster.files[0]?.longs ?? [];
    for (const ratio of poster.ratios)
      for (const long of longs) expect(paths).toContain(posterPath(poster, ratio, long, 'avif'));
    expect(paths).toEqual(expect.arrayContaining([thumbPath(poster), sharePath(poster), version.pointer.manifest]));
    expect(report).toMatchObject({ scenes: 1, files: paths.length, encoded: paths.length - 1 });
    for (const page of ['vi/thanh-co', 'vi/thanh-co/cong', 'en/thanh-co', 'en/thanh-co/cong'])
      expect(existsSync(join(place.out, page, 'index.html'))).toBe(true);
  });

  it('shows each direction where it was painted, in every level and format', async () => {
    await savePng(paint(2_048, 1_024, SMOOTH), join(place.tour, 'media/cong.png'));
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    const { folder, tour } = await readVersion(place);
    const { pyramid } = cut(tour.scenes[0]?.media);
    expect(pyramid.levels).toEqual([432, 648]);
    const points = Array.from({ length: 11 * 11 }, (_, i) => ({
      yaw: (i % 11) * 35 - 175,
      pitch: Math.floor(i / 11) * 17 - 85,
    }));
    const wrong: unknown[] = [];
    for (const point of points) {
      const wanted = SMOOTH(toDirection(point));
      for (const level of [0, 1]) {
        const found = await colourAt(folder, pyramid, point, level);
        if (difference(found, wanted).worst > 8) wrong.push([point, level, found, wanted]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    [2_048, 90, [652]],
    [4_096, 90, [1_216, 1_304]],
    [4_096, 60, [752]],
    [7_000, 90, [1_216, 1_600, 2_048, 2_228]],
    [8_192, 90, [1_216, 1_600, 2_048, 2_560]],
    [16_384, 120, [1_216, 1_600, 2_048, 2_560]],
  ])('of %i pixels round the horizon and %i degrees has posters of what it holds', (width, fov, longs) => {
    const { files } = planPosters('p/a', { yaw: 0, pitch: 0, fov }, width / (2 * Math.PI));
    expect(files[0]).toEqual({ type: 'avif', longs });
    expect(files[1]?.longs).toHaveLength(1);
    expect(longs).toContain(files[1]?.longs[0]);
  });

  it('carries a blurred picture in its page, small enough for that', async () => {
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    const { blur = '' } = cut((await readVersion(place)).tour.scenes[0]?.media).poster;
    expect(blur.length).toBeLessThanOrEqual(900);
    const { width, height } = await sharp(Buffer.from(blur.split(',')[1] ?? '', 'base64')).metadata();
    expect([width, height]).toEqual([64, 64]);
  });

  it('has posters of the views that signs lead to', async () => {
    const signs = [
      { code: 'ABCD1234', scene: 'cong', view: { yaw: 90, pitch: 5, fov: 70 } },
      { code: 'ABCD1235', scene: 'cong' },
      { code: 'ABCD1236', scene: 'cong', view: { yaw: 10, pitch: 0 }, retired: true },
    ];
    await writeTour(place, manifest([CONG], { signs }));
    await pressPlace(place);
    const media = (await readVersion(place)).tour.scenes[0]?.media;
    expect(media?.posters?.map(({ view }) => view)).toEqual([
      { yaw: 0, pitch: 0, fov: 90 },
      { yaw: 90, pitch: 5, fov: 70 },
    ]);
  });

  it('has compressed twins beside its texts', async () => {
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    await pressSite({ out: place.out, pages: writer, assets, languages: ['vi', 'en'] });
    const texts = (await filesBelow(place.out)).filter((path) => /^(?!q\/).*\.(?:html|json)$/i.test(path));
    expect(texts.length).toBeGreaterThanOrEqual(10);
    for (const path of texts) {
      const [plain, brotli, gzip] = await Promise.all(
        ['', '.br', '.gz'].map((ending) => readFile(join(place.out, path + ending))),
      );
      expect(brotliDecompressSync(brotli ?? '').equals(plain ?? Buffer.alloc(0))).toBe(true);
      expect(gunzipSync(gzip ?? '').equals(plain ?? Buffer.alloc(0))).toBe(true);
    }
  });

  it('stands in the catalogue of every language', async () => {
    await writeTour(place, manifest([CONG], { site: { rank: { vi: 'Đặc biệt', en: 'Special' } } }));
    await pressPlace(place);
    await mkdir(join(place.out, 'tours/half'), { recursive: true });
    await pressSite({ out: place.out, pages: writer, assets, languages: ['vi', 'en'] });
    for (const lang of ['vi', 'en']) {
      const html = await readFile(join(place.out, lang, 'index.html'), 'utf8');
      expect(html).toContain(`lang="${lang}"`);
      expect(html).toContain('"rank":{"vi":"Đặc biệt","en":"Special"},"scenes":1,"start":"cong","poster":{"base":"p/');
    }
    expect(await readFile(join(place.out, '404.html'), 'utf8')).toContain('404');
    await writeFile(join(place.out, 'tours/thanh-co/tour.json'), '{');
    const again = pressSite({ out: place.out, pages: writer, assets, languages: ['vi'] });
    expect(await codeOf(again)).toBe('published-tour-damaged');
  });
});

describe('other files of a tour', () => {
  it('are published under their content’s name, pictures without metadata or trailers', async () => {
    const secret = Buffer.from('<?php echo "hidden"; ?>');
    const jpeg = await sharp({ create: { width: 3_000, height: 1_000, channels: 3, background: '#a52' } })
      .withExifMerge({ IFD0: { Copyright: 'private words' } })
      .jpeg()
      .toBuffer();
    await place.write('media/anh.jpg', Buffer.concat([jpeg, secret]));
    await place.write('media/vi.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nXin chào\n');
    const tone = Buffer.concat([
      Buffer.from(
        'RIFF\x24\x3e\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\x3e\0\0',
        'latin1',
      ),
      Buffer.alloc(15_872, 128),
    ]);
    await place.write('media/vi.wav', tone);
    const hotspot: Hotspot = {
      type: 'info',
      ...{ id: 'bia', at: { yaw: 0, pitch: 0 }, title: { vi: 'Bia', en: 'Stele' } },
      ...{ text: { vi: 'Lời', en: 'Words' }, picture: { src: 'media/anh.jpg' } },
    };
    const narration = {
      text: { vi: 'Lời', en: 'Words' },
      audio: { vi: 'media/vi.wav' },
      captions: { vi: 'media/vi.vtt' },
    };
    await writeTour(place, manifest([{ ...CONG, hotspots: [hotspot], narration }]));
    await pressPlace(place);
    const version = await readVersion(place);
    expect(await faultsOf(version)).toEqual([]);
    const files = version.tour.published?.files ?? {};
    expect(Object.keys(files)).toEqual(['media/anh.jpg', 'media/vi.vtt', 'media/vi.wav']);
    expect(files['media/anh.jpg']).toMatchObject({ type: 'image/webp', width: 2_048, height: 683 });
    expect(files['media/vi.vtt']).toMatchObject({
      type: 'text/vtt',
      path: expect.stringMatching(/^m\/[0-9a-f]{16}\.vtt$/) as string,
    });
    expect(files['media/vi.wav']).toMatchObject({ type: 'audio/wav', bytes: tone.length });
    const served = await readFile(join(version.folder, files['media/anh.jpg']?.path ?? ''));
    expect(served.includes(secret)).toBe(false);
    expect(served.includes('private words')).toBe(false);
    expect((await sharp(served).metadata()).exif).toBeUndefined();
    expect((await pressPlace(place)).encoded).toBe(0);
  });

  it('do not include the panoramas themselves', async () => {
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    expect((await readVersion(place)).tour.published?.files).toEqual({});
    expect((await filesBelow(place.out)).filter((path) => path.endsWith('.png'))).toEqual([]);
  });

  it('are refused when a browser could take them for a page or a script', async () => {
    await place.write('media/vi.vtt', '<!doctype html><script>alert(1)</script>');
    const narration = { text: { vi: 'Lời', en: 'Words' }, captions: { vi: 'media/vi.vtt' } };
    await writeTour(place, manifest([{ ...CONG, narration }]));
    expect(await codeOf(pressPlace(place))).toBe('file-not-publishable');
    expect(existsSync(join(place.out, 'tours/thanh-co/tour.json'))).toBe(false);
  });
});

describe('a flat photograph', () => {
  it('becomes a flat pyramid and posters of its middle', async () => {
    const source = { create: { width: 1_500, height: 900, channels: 3, background: '#c04' } } as const;
    await sharp(source).jpeg().toFile(join(place.tour, 'media/bay.jpg'));
    await writeTour(place, manifest([{ ...scene('bay', { type: 'photo', src: 'media/bay.jpg' }), kind: 'flycam' }]));
    await pressPlace(place);
    const version = await readVersion(place);
    expect(await faultsOf(version)).toEqual([]);
    const media = version.tour.scenes[0]?.media;
    if (media?.type !== 'photo') throw new Error('not a photo');
    expect(media.size).toEqual({ width: 1_500, height: 900 });
    expect(media.pyramid?.levels).toEqual([
      { width: 375, height: 225 },
      { width: 750, height: 450 },
      { width: 1_500, height: 900 },
    ]);
    const base = media.pyramid?.base ?? '';
    const tile = await sharp(join(version.folder, base, '2/p/2-3.avif')).metadata();
    expect([tile.width, tile.height]).toEqual([204, 36]);
    expect(media.posters?.[0]?.files[0]?.longs).toEqual([1_216, 1_500]);
  });
});

describe('pressing again', () => {
  const countBy = (paths: string[]) => ({
    tiles: paths.filter((path) => path.startsWith('s/')).length,
    posters: paths.filter((path) => path.startsWith('p/')).length,
  });

  it('makes nothing when nothing has changed', async () => {
    await emptyCache();
    await writeTour(place, manifest([CONG]));
    const first = await pressPlace(place);
    const before = await stat(join(place.out, 'tours/thanh-co/tour.json'));
    const second = await pressPlace(place);
    expect(first.encoded).toBeGreaterThan(20);
    expect(second).toMatchObject({ encoded: 0, version: first.version });
    expect((await stat(join(place.out, 'tours/thanh-co/tour.json'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('does not even read an unchanged panorama', async () => {
    const old = new Date(Date.now() - 60_000);
    await utimes(join(place.tour, 'media/cong.png'), old, old);
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    const known = JSON.parse(await readFile(join(place.cache, 'sources-thanh-co.json'), 'utf8')) as object;
    expect(Object.values(known)).toHaveLength(1);
    expect((await pressPlace(place)).encoded).toBe(0);
  });

  it('makes no picture when only a text has changed, and keeps the old version’s files', async () => {
    await writeTour(place, manifest([CONG]));
    const first = await pressPlace(place);
    await writeTour(place, manifest([{ ...CONG, title: { vi: 'Cổng Tiền', en: 'Front gate' } }]));
    const second = await pressPlace(place);
    expect(second.encoded).toBe(0);
    expect(second.version).not.toBe(first.version);
    const names = await filesBelow(join(place.out, 'tours/thanh-co'));
    expect(names).toEqual(expect.arrayContaining([`tour-${first.version}.json`, `tour-${second.version}.json`]));
    expect(await faultsOf(await readVersion(place))).toEqual([]);
    const page = await readFile(join(place.out, 'vi/thanh-co/cong/index.html'), 'utf8');
    expect(page).toContain(second.version);
  });

  it('makes only posters when the first view has changed', async () => {
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    const before = new Set((await readVersion(place)).files.map(({ path }) => path));
    await writeTour(place, manifest([{ ...CONG, view: { yaw: 40, pitch: 0 } }]));
    const { encoded } = await pressPlace(place);
    const after = (await readVersion(place)).files.map(({ path }) => path);
    const { tiles, posters } = countBy(after.filter((path) => !before.has(path)));
    expect([tiles, posters]).toEqual([0, encoded]);
  });

  it('cuts anew when the picture has changed under the same name', async () => {
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    const { pyramid } = cut((await readVersion(place)).tour.scenes[0]?.media);
    await savePng(
      paint(512, 256, ([x, y, z]) => SMOOTH([z, x, y])),
      join(place.tour, 'media/cong.png'),
    );
    expect((await pressPlace(place)).encoded).toBeGreaterThan(20);
    expect(cut((await readVersion(place)).tour.scenes[0]?.media).pyramid.base).not.toBe(pyramid.base);
  });

  it('mends what was lost or cut short in the cache or in the site', async () => {
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    const version = await readVersion(place);
    const { pyramid, poster } = cut(version.tour.scenes[0]?.media);
    await rm(join(version.folder, coveragePath(pyramid, 'avif')));
    await rm(join(place.cache, thumbPath(poster)));
    await writeFile(join(version.folder, sharePath(poster)), '');
    expect(await faultsOf(version)).toHaveLength(2);
    await pressPlace(place);
    expect(await faultsOf(await readVersion(place))).toEqual([]);
  });

  it('works without the cache, and gives the very same files', async () => {
    await writeTour(place, manifest([CONG]));
    await pressPlace(place);
    const { files } = await readVersion(place);
    await emptyCache();
    expect((await pressPlace(place)).encoded).toBeGreaterThan(20);
    expect((await readVersion(place)).files).toEqual(files);
  });

  it('removes pages of scenes and languages that are gone, and nothing else', async () => {
    await writeTour(place, manifest([CONG, scene('hao', { src: 'media/cong.png' })]));
    await pressPlace(place);
    await mkdir(join(place.out, 'en/other-tour'), { recursive: true });
    await writeFile(join(place.out, 'en/other-tour/index.html'), 'other');
    await writeTour(place, manifest([CONG], { languages: ['vi'] }));
    await pressPlace(place);
    const pages = (await filesBelow(place.out)).filter((path) => path.endsWith('.html')).sort();
    const frame = 'embed/vi/thanh-co/cong/index.html';
    const own = ['vi/thanh-co/cong/index.html', 'vi/thanh-co/index.html'];
    expect(pages).toEqual([frame, 'en/other-tour/index.html', ...own]);
  });

  it('publishes a manifest that was published before', async () => {
    await writeTour(place, manifest([CONG]));
    const first = await pressPlace(place);
    const { tour } = await readVersion(place);
    await writeTour(place, {
      ...tour,
      published: {
        version: '0123456789abcdef',
        files: { 'media/x.jpg': { path: 'm/x', bytes: 1, sha256: '0'.repeat(64), type: 'image/jpeg' } },
      },
    });
    expect((await pressPlace(place)).version).toBe(first.version);
  });
});

describe('what goes wrong in the world', () => {
  const refusal = async (src: string, media: Partial<Media> = {}) => {
    await writeTour(place, manifest([{ ...CONG, media: { type: 'panorama', src, ...media } as Media }]));
    const code = await codeOf(pressPlace(place));
    expect(existsSync(join(place.out, 'tours/thanh-co/tour.json'))).toBe(false);
    expect((await filesBelow(place.top)).filter((path) => path.includes('.press-'))).toEqual([]);
    return code;
  };

  it('is told by a code', async () => {
    await place.write('media/empty.jpg', '');
    await place.write('media/page.jpg', '<!doctype html><script>alert(1)</script>');
    await place.write('media/phone.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'));
    const jpeg = await sharp(join(place.tour, 'media/cong.png')).jpeg().toBuffer();
    await place.write('media/cut.jpg', jpeg.subarray(0, jpeg.length / 2));
    const hurt = await readFile(join(place.tour, 'media/cong.png'));
    hurt.fill(7, hurt.length / 2, hurt.length / 2 + 200);
    await place.write('media/hurt.png', hurt);
    await sharp(jpeg).resize(256, 256, { fit: 'fill' }).toFile(join(place.tour, 'media/square.jpg'));
    await sharp(jpeg).resize(512, 200, { fit: 'fill' }).toFile(join(place.tour, 'media/wide.jpg'));
    const crop = { left: 10, right: -10, top: 10, bottom: 0 };
    expect({
      missing: await refusal('media/none.jpg'),
      empty: await refusal('media/empty.jpg'),
      page: await refusal('media/page.jpg'),
      heic: await refusal('media/phone.heic'),
      cut: await refusal('media/cut.jpg'),
      hurt: await refusal('media/hurt.png'),
      square: await refusal('media/square.jpg'),
      wide: await refusal('media/wide.jpg'),
      crop: await refusal('media/wide.jpg', { crop }),
    }).toEqual({
      missing: 'file-missing',
      empty: 'file-empty',
      page: 'picture-type',
      heic: 'picture-type',
      cut: 'picture-damaged',
      hurt: 'picture-damaged',
      square: 'panorama-square',
      wide: 'panorama-proportions',
      crop: 'panorama-crop',
    });
  });

  it('never leads out of the tour’s folder', async () => {
    await savePng(paint(64, 32, SMOOTH), join(place.top, 'outside.png'));
    await symlink(join(place.top, 'outside.png'), join(place.tour, 'media/link.png'));
    expect(await refusal('media/link.png')).toBe('file-outside');
  });

  it('is a tour with errors, or none', async () => {
    expect(await codeOf(pressPlace(place))).toBe('tour-missing');
    await place.write('tour.json', '{ "format": 1,');
    expect(await codeOf(pressPlace(place))).toBe('tour-has-errors');
    await writeTour(place, manifest([CONG]));
    const issue = { code: 'x', severity: 'error', path: [] } as const;
    expect(await codeOf(pressPlace(place, { check: () => [issue] }))).toBe('tour-has-errors');
    await writeTour(place, manifest([{ ...CONG, hotspots: [] }], { start: 'gone' }));
    expect(await codeOf(pressPlace(place, { check: undefined as never }))).toBe('tour-has-errors');
  });

  it('is a tour that has got an error since somebody looked', async () => {
    await writeTour(place, manifest([CONG]));
    const seen = await inspectTour(place.tour, () => []);
    await writeTour(place, manifest([CONG], { start: 'gone' }));
    expect(await codeOf(pressPlace(place, { seen, check: undefined as never }))).toBe('tour-has-errors');
  });

  it('is a file where a folder is needed', async () => {
    await writeTour(place, manifest([CONG]));
    await writeFile(place.out, 'a file');
    expect(await codeOf(pressPlace(place))).toBe('not-a-folder');
  });

  it.runIf(existsSync('/dev/full'))('is a full disk, in Node’s words or in those of libvips', async () => {
    const node = await writeFile('/dev/full', 'x'.repeat(100)).catch((error: unknown) => worldError(error, ''));
    expect(node).toMatchObject({ code: 'disk-full' });
    await symlink('/dev/full', join(place.top, 'full.v'));
    const vips = await sharp(join(place.tour, 'media/cong.png'))
      .toFile(join(place.top, 'full.v'))
      .catch((error: unknown) => worldError(error, ''));
    expect(vips).toMatchObject({ code: 'disk-full' });
  });
});

describe('stopping', () => {
  it('in the middle leaves the old version in order, and nothing half done', async () => {
    await writeTour(place, manifest([CONG]));
    const { version } = await pressPlace(place);
    await savePng(
      paint(512, 256, ([x, y, z]) => SMOOTH([z, x, y])),
      join(place.tour, 'media/moi.png'),
    );
    await writeTour(place, manifest([CONG, scene('moi', { src: 'media/moi.png' })]));
    for (const after of [0, 1, 4, 8]) {
      const stop = new AbortController();
      let steps = 0;
      const onProgress = (): void => {
        if (steps++ >= after) stop.abort();
      };
      const stopped = pressPlace(place, { signal: stop.signal, onProgress });
      await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
      const live = await readVersion(place);
      expect([live.pointer.version, await faultsOf(live)]).toEqual([version, []]);
      expect((await filesBelow(place.top)).filter((path) => path.includes('.press-'))).toEqual([]);
    }
    await pressPlace(place);
    expect((await readVersion(place)).tour.scenes).toHaveLength(2);
  });

  it('is told of progress that ends at its end', async () => {
    await emptyCache();
    await writeTour(place, manifest([CONG]));
    const parts: number[] = [];
    await pressPlace(place, { onProgress: ({ done, total }) => parts.push(done / total) });
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.at(-1)).toBe(1);
  });
});
