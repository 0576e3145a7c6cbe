import { describe, expect, it } from 'vitest';
import { cropOf, sphereCropOf } from '../../src/tour/gpano';
import type { GPano, MediaFacts } from '../../src/tour/media-facts';

const sizes = (full: [number, number], cropped: [number, number], at: [number, number] = [0, 0]): GPano => ({
  projection: 'equirectangular',
  fullWidth: full[0],
  fullHeight: full[1],
  croppedWidth: cropped[0],
  croppedHeight: cropped[1],
  left: at[0],
  top: at[1],
});

const picture = (width: number, height: number, gpano?: GPano): MediaFacts => ({
  bytes: 1,
  type: 'jpeg',
  width,
  height,
  ...(gpano && { gpano }),
});

/** Rounded to hundredths, so that it can be written down. */
function rounded(facts: MediaFacts) {
  const { crop } = cropOf(facts);
  return crop && Object.fromEntries(Object.entries(crop).map(([side, angle]) => [side, Math.round(angle * 100) / 100]));
}

describe('[G3] the part of the sphere that a picture says it shows', () => {
  it('is the whole for a picture without GPano, or with the sizes of a whole one', () => {
    expect(cropOf(picture(4096, 2048))).toEqual({});
    expect(cropOf(picture(4096, 2048, sizes([4096, 2048], [4096, 2048])))).toEqual({});
  });

  it('is the whole for a whole picture that was resized and kept the sizes of its capture', () => {
    expect(cropOf(picture(4096, 2048, sizes([5376, 2688], [5376, 2688])))).toEqual({});
    expect(cropOf(picture(2000, 1000, sizes([12000, 6000], [12000, 6000])))).toEqual({});
  });

  it('is half a sphere for 2048×1024 in the middle of 4096×2048, at any size of the file', () => {
    const gpano = sizes([4096, 2048], [2048, 1024], [1024, 512]);
    const half = { left: -90, right: 90, top: 45, bottom: -45 };
    expect(rounded(picture(2048, 1024, gpano))).toEqual(half);
    expect(rounded(picture(1000, 500, gpano))).toEqual(half);
    expect(rounded(picture(1001, 500, gpano))).toEqual(half);
  });

  it('is a strip round the horizon for 3200×337 at 563 of 3200×1600', () => {
    const strip = { left: -180, right: 180, top: 26.66, bottom: -11.25 };
    expect(rounded(picture(3200, 337, sizes([3200, 1600], [3200, 337], [0, 563])))).toEqual(strip);
  });

  it('tolerates the odd pixel of a full height that was rounded down', () => {
    expect(cropOf(picture(21243, 3951, sizes([21243, 10621], [21243, 3951], [0, 3000]))).fault).toBeUndefined();
  });

  it.each([
    ['negative', sizes([4096, 2048], [2048, 1024], [-5, 0])],
    ['negative', sizes([0, 0], [0, 0])],
    ['negative', { fullWidth: 0, left: -5 }],
    ['larger-than-full', sizes([4096, 2048], [2048, 1024], [3000, 0])],
    ['full-not-two-to-one', sizes([4096, 4096], [2048, 1024])],
    ['other-proportions', sizes([3200, 1600], [3200, 337], [0, 563])],
  ])('is not taken from sizes that are %s', (fault, gpano) => {
    expect(cropOf(picture(2048, 1024, gpano))).toEqual({ fault });
  });

  it('is not taken from half of the sizes, from another projection, or for a picture of unknown size', () => {
    expect(cropOf(picture(2048, 1024, { fullWidth: 4096, fullHeight: 2048, left: 0, top: 0 }))).toEqual({});
    const cylinder = { ...sizes([4096, 2048], [2048, 1024]), projection: 'cylindrical' };
    expect(cropOf(picture(2048, 1024, cylinder))).toEqual({});
    expect(cropOf({ gpano: sizes([4096, 2048], [2048, 1024]) })).toEqual({});
  });
});

describe('[G2] the part of the sphere that a panorama shows', () => {
  const crop = { left: -60, right: 60, top: 30, bottom: -30 };
  const gpano = sizes([4096, 2048], [2048, 1024], [1024, 512]);

  it('is what the manifest says, before what the picture says', () => {
    expect(sphereCropOf({ crop }, picture(2048, 1024, gpano))).toEqual(crop);
    expect(sphereCropOf({}, picture(2048, 1024, gpano))?.left).toBe(-90);
  });

  it('is all of it where neither says anything, or the manifest says all', () => {
    expect(sphereCropOf({}, undefined)).toBeUndefined();
    expect(sphereCropOf({ crop: { left: -180, right: 180, top: 90, bottom: -90 } }, undefined)).toBeUndefined();
  });
});
