import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { placesOf } from '../places.mjs';
import { drawCourtyard } from './courtyard.mjs';
import { cubeFace, FACES } from './cube.mjs';

const TILE = 512;
const JPEG = { quality: 80, mozjpeg: false, chromaSubsampling: '4:2:0' };
const PREVIEW = 256;

const raw = (data, width, height) => sharp(data, { raw: { width, height, channels: 3 } });

async function save(picture, file, quality = JPEG) {
  await mkdir(dirname(file), { recursive: true });
  await picture.jpeg(quality).toFile(file);
}

/** Whole panoramas keep 2:1; a side that no power of two fits is brought to the next one below. */
async function openSource(source) {
  const { width = 0 } = await sharp(source, { limitInputPixels: false }).metadata();
  const wide = width >= 6000 ? 8192 : width >= 3000 ? 4096 : 2048;
  return sharp(source, { limitInputPixels: false })
    .removeAlpha()
    .toColourspace('srgb')
    .resize(wide, wide / 2, { fit: 'fill' });
}

async function cutFace(media, face, pixels, size) {
  for (let level = Math.log2(size / TILE) + 1, side = size; level >= 1; level--, side /= 2) {
    const whole = raw(pixels, size, size).resize(side, side, { kernel: 'lanczos3' });
    const { data } = await whole.raw().toBuffer({ resolveWithObject: true });
    for (let row = 0; row < side / TILE; row++) {
      for (let column = 0; column < side / TILE; column++) {
        const tile = raw(data, side, side).extract({
          left: column * TILE,
          top: row * TILE,
          width: TILE,
          height: TILE,
        });
        await save(tile, join(media, `cube/${level}/${face}/${row}_${column}.jpg`));
      }
    }
  }
}

const preview = (pixels, size) =>
  raw(pixels, size, size).resize(PREVIEW, PREVIEW, { kernel: 'lanczos3' }).png().toBuffer();

async function savePreviews(media, previews) {
  const strip = (order, across) => {
    const place = (i) => ({ left: across ? i * PREVIEW : 0, top: across ? 0 : i * PREVIEW });
    const [long, short] = [PREVIEW * 6, PREVIEW];
    const size = across ? { width: long, height: short } : { width: short, height: long };
    return sharp({ create: { ...size, channels: 3, background: '#000' } }).composite(
      order.map((face, i) => ({ input: previews[face], ...place(i) })),
    );
  };
  await save(strip([...'bdflru'], false), join(media, 'cube/preview.jpg'));
  await save(strip([...'lfrbud'], true), join(media, 'cube/preview-across.jpg'));
}

/** The panorama, and what the peers' own tools would cut from it. Face size is a quarter of the width, as Marzipano's tool does. */
export async function prepareMedia(picture, source) {
  const { media, panorama } = placesOf(picture);
  const done = join(media, 'media.json');
  if (existsSync(done)) return;
  console.log(`cutting ${picture} for the peers`);
  await save(source ? await openSource(source) : await drawCourtyard(), panorama, { ...JPEG, quality: 85 });
  const { data, info } = await sharp(panorama, { limitInputPixels: false }).raw().toBuffer({ resolveWithObject: true });
  const size = info.width / 4;
  const previews = {};
  for (const face of Object.keys(FACES)) {
    const pixels = cubeFace({ data, width: info.width, height: info.height }, face, size);
    await cutFace(media, face, pixels, size);
    previews[face] = await preview(pixels, size);
  }
  await savePreviews(media, previews);
  await writeFile(done, JSON.stringify({ width: info.width, cube: size, source: source ?? 'generated' }));
}
