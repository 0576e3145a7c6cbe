import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { isSound } from '../../src/pack/sound';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const PAGE = '<!doctype html><html><body class="scene-page"><p>x</p></body></html>\n';

let files: [string, Uint8Array][];
beforeAll(async () => {
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#357' } });
  files = [
    ['/tours/a/s/1/0/f/0-0.webp', await picture.clone().webp().toBuffer()],
    ['/tours/a/s/1/0/f/0-0.avif', await picture.clone().avif().toBuffer()],
    ['/tours/a/p/1/share.jpg', await picture.clone().jpeg().toBuffer()],
    ['/tours/a/tour.json', text('{"a":1}')],
    ['/vi/a/b/', text(PAGE)],
  ];
});

describe('what is stored in passing', () => {
  it('is stored when it is whole', () => {
    for (const [path, bytes] of files) expect([path, isSound(path, bytes)]).toEqual([path, true]);
  });

  it('is not stored when its end is missing, wherever it was cut', () => {
    for (const [path, bytes] of files) {
      for (const part of [0, 0.1, 0.5, 0.9])
        expect([path, isSound(path, bytes.slice(0, bytes.length * part))]).toEqual([path, false]);
      expect([path, isSound(path, bytes.slice(0, -3))]).toEqual([path, false]);
    }
  });

  it('is not stored when a network answers with a page of its own', () => {
    for (const [path] of files)
      expect([path, isSound(path, text('<!doctype html><html><body>Wi-Fi</body></html>'))]).toEqual([path, false]);
    expect(isSound('/assets/main-1.js', text('<!DOCTYPE html><html></html>'))).toBe(false);
    expect(isSound('/assets/main-1.js', text('export {};'))).toBe(true);
  });
});
