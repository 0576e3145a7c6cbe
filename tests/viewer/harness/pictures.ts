import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { FACES, faceDirection } from '../../../src/tiles/face';
import { posterPath, posterSize } from '../../../src/tiles/poster';
import { coveragePath, cubeLevels, faceSize, tilePath, tilesAcross } from '../../../src/tiles/pyramid';
import { fromScreen, type Size } from '../../../src/tiles/screen';
import type { Direction } from '../../../src/tour/angle';
import type { PosterData, PyramidData } from '../../../src/tour/pyramid-shape';
import type { View } from '../../../src/tour/view';
import type { World } from './world';

const TILE = 256;
const COVERAGE = 128;
export const LONG = 2_048;

type Raw = { data: Uint8Array; size: Size };

function draw(world: World, size: Size, directionAt: (x: number, y: number) => Direction): Raw {
  const data = new Uint8Array(size.width * size.height * 3);
  let at = 0;
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      for (const channel of world(directionAt(x + 0.5, y + 0.5))) data[at++] = Math.round(channel);
    }
  }
  return { data, size };
}

/** What a screen of this size shows at a view, by formula. */
export const drawView = (world: World, view: View, size: Size): Raw =>
  draw(world, size, (x, y) => fromScreen({ x, y }, view, size));

const open = ({ data, size }: Raw) => sharp(data, { raw: { ...size, channels: 3 } });

async function write(path: string, picture: Sharp): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await picture.toBuffer());
}

const lossless = (picture: Sharp): Sharp => picture.webp({ lossless: true, effort: 0 });

export async function cutPyramid(world: World, base: string, face: number, folder: string): Promise<PyramidData> {
  const levels = cubeLevels(face, TILE);
  const pyramid: PyramidData = {
    base,
    tile: TILE,
    levels,
    formats: [{ type: 'webp', levels: levels.length }],
    coverage: COVERAGE,
  };
  for (const [level] of levels.entries()) {
    const size = faceSize(pyramid, level);
    const across = tilesAcross(size, TILE);
    for (const name of FACES) {
      const whole = draw(world, { width: size, height: size }, (x, y) => faceDirection(name, x / size, y / size));
      for (let tile = 0; tile < across * across; tile++) {
        const [x, y] = [tile % across, Math.floor(tile / across)];
        const [left, top] = [x * TILE, y * TILE];
        const area = { left, top, width: Math.min(TILE, size - left), height: Math.min(TILE, size - top) };
        const path = tilePath(pyramid, { level, face: name, x, y }, 'webp');
        await write(join(folder, path), lossless(open(whole).extract(area)));
      }
    }
  }
  const strip = draw(world, { width: COVERAGE, height: COVERAGE * 6 }, (x, y) => {
    const row = Math.floor(y / COVERAGE);
    return faceDirection(FACES[row] ?? 'f', x / COVERAGE, y / COVERAGE - row);
  });
  await write(join(folder, coveragePath(pyramid, 'webp')), lossless(open(strip)));
  return pyramid;
}

/** Posters as press makes them: lossy, a little denser than the screen. */
export async function cutPosters(world: World, poster: PosterData, folder: string): Promise<PosterData> {
  const { view } = poster;
  for (const ratio of poster.ratios) {
    const picture = open(drawView(world, view, posterSize(ratio, LONG)));
    const avif = picture.avif({ quality: 50, effort: 0, chromaSubsampling: '4:2:0' });
    await write(join(folder, posterPath(poster, ratio, LONG, 'avif')), avif);
  }
  const blur = await open(drawView(world, view, { width: 24, height: 48 }))
    .webp({ quality: 40 })
    .toBuffer();
  return { ...poster, blur: `data:image/webp;base64,${blur.toString('base64')}` };
}
