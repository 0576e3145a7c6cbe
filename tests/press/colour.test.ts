import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decode } from '../../src/press/cut/decode';
import { createMemory } from '../../src/press/cut/pixels';
import { difference, paint, SMOOTH } from './painted';
import { createPlace, hasSamples, needsSamples, SAMPLES, type Place } from './tour-folder';

let place: Place;
beforeEach(async () => {
  place = await createPlace();
});
afterEach(() => place.remove());

const file = (name: string): string => join(place.tour, name);
const read = (name: string) => decode({ file: file(name), src: name }, place.top, createMemory());

const [WIDTH, HEIGHT] = [64, 32];
const painted = paint(WIDTH, HEIGHT, SMOOTH);
const raw = () => sharp(Buffer.from(painted.data), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });

describe('decoding keeps colours', () => {
  it.each(['png', 'tiff', 'webp'] as const)('exactly, from %s', async (format) => {
    await raw().toFormat(format, { lossless: true, compression: 'lzw' }).toFile(file('a'));
    expect(difference((await read('a')).data, painted.data).worst).toBe(0);
  });

  it('of 16 bits, to the nearest of 8', async () => {
    const wide = Uint16Array.from(painted.data, (value) => value * 257);
    await sharp(wide, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toFile(file('a'));
    expect((await sharp(file('a')).metadata()).depth).toBe('ushort');
    expect(difference((await read('a')).data, painted.data).worst).toBeLessThanOrEqual(1);
  });

  it('of a grey ramp, in every shade', async () => {
    const ramp = Uint8Array.from({ length: 256 }, (_, i) => i);
    await sharp(ramp, { raw: { width: 256, height: 1, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toFile(file('a'));
    expect((await sharp(file('a')).metadata()).channels).toBe(1);
    expect([...(await read('a')).data]).toEqual([...ramp].flatMap((grey) => [grey, grey, grey]));
  });

  it('of a wide profile, as its own formula says', async () => {
    const colours = [
      [128, 128, 128],
      [200, 100, 50],
      [60, 140, 110],
      [90, 80, 160],
    ];
    const swatches = Buffer.from(colours.flat());
    await sharp(swatches, { raw: { width: 4, height: 1, channels: 3 } })
      .withIccProfile('p3', { attach: true })
      .png()
      .toFile(file('made'));
    // What libvips wrote are sRGB colours turned to P3; reading must turn them back.
    const stored = await sharp(file('made'), { ignoreIcc: true }).raw().toBuffer();
    expect(difference(stored, swatches).worst).toBeGreaterThan(5);
    expect(difference((await read('made')).data, swatches).worst).toBeLessThanOrEqual(2);
    // The linear mix that leads from Display P3 to sRGB, for one colour that both hold.
    const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const curve = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);
    const [r = 0, g = 0, b = 0] = [...stored.subarray(3, 6)].map((value) => linear(value / 255));
    const mixed = [1.2249 * r - 0.2247 * g, -0.042 * r + 1.0419 * g, -0.0196 * r - 0.0786 * g + 1.0979 * b];
    const wanted = mixed.map((value) => Math.round(curve(Math.max(0, value)) * 255));
    expect(difference([...(await read('made')).data.subarray(3, 6)], wanted).worst).toBeLessThanOrEqual(2);
  });

  it('of print (CMYK), where ink can hold them', async () => {
    const muted = Buffer.from(painted.data.map((value) => 128 + (value - 128) * 0.4));
    await sharp(muted, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
      .toColourspace('cmyk')
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toFile(file('a'));
    expect((await sharp(file('a')).metadata()).channels).toBe(4);
    expect(difference((await read('a')).data, muted).psnr).toBeGreaterThan(34);
  });

  it('and lays what is see-through on the quiet neutral', async () => {
    const clear = Buffer.from([255, 0, 0, 255, 255, 0, 0, 0]);
    await sharp(clear, { raw: { width: 2, height: 1, channels: 4 } })
      .png()
      .toFile(file('a'));
    expect([...(await read('a')).data]).toEqual([255, 0, 0, 0x1b, 0x1b, 0x1a]);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('and turns a picture upright: EXIF orientation %i', async (orientation) => {
    const turned = orientation > 4;
    const ops = {
      2: [0, 0, 1],
      3: [180, 0, 0],
      4: [0, 1, 0],
      5: [90, 0, 1],
      6: [270, 0, 0],
      7: [270, 0, 1],
      8: [90, 0, 0],
    };
    const [angle = 0, flip = 0, flop = 0] = ops[orientation as keyof typeof ops];
    // Stored the other way round, as a camera held sideways does it.
    const rotated = await raw().rotate(angle).png().toBuffer();
    let stored = sharp(rotated);
    if (flip) stored = stored.flip();
    if (flop) stored = stored.flop();
    await stored.withMetadata({ orientation }).png().toFile(file('a'));
    const { width, height, data } = await read('a');
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    expect([turned, difference(data, painted.data).worst]).toEqual([turned, 0]);
  });
});

describe.skipIf(!hasSamples)(`real pictures of other kinds${needsSamples}`, () => {
  it.each([
    'cmyk-2048.jpg',
    'grayscale-2048.jpg',
    'rgb16-1024.png',
    'tiff-1024.tif',
    'avif-2048.avif',
    'webp-2048.webp',
  ])('%s has the colours that libvips reads', async (name) => {
    const sample = join(SAMPLES, 'odd', name);
    const { data, width, height } = await decode({ file: sample, src: name }, place.top, createMemory());
    const wanted = await sharp(sample).toColourspace('srgb').raw().toBuffer();
    expect([data.length, difference(data, wanted).worst]).toEqual([width * height * 3, 0]);
  });
});
