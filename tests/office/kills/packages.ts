import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { makePackage } from '../package-maker';
import { manifestFile, sampleManifest } from '../sample-package';

/** Bytes that no scene uses: they make the way of a package longer, and nothing else. */
const BALLAST = 300_000;
let made = 0;

/** A sound tour of one scene with a title and a picture of its own, so that nothing of it was cut before. */
export async function newPackage(id: string, seed: number): Promise<Buffer> {
  const number = ++made;
  const background = { r: number % 256, g: (number >> 8) % 256, b: seed % 256 };
  const picture = await sharp({ create: { width: 1024, height: 512, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const title = `Lần ${seed}-${String(number).padStart(6, '0')}`;
  return makePackage({
    files: [
      manifestFile(sampleManifest({ id, title })),
      { name: 'media/cong.jpg', data: picture, method: 0 },
      { name: 'media/khong-dung.jpg', data: randomBytes(BALLAST), method: 0 },
    ],
  });
}
