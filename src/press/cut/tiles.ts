import { FACES, type Face } from '../../tiles/face';
import { coveragePath, faceSize, tilePath, tilesAcross } from '../../tiles/pyramid';
import type { ListedFile } from '../../tour/published';
import type { PyramidData } from '../../tour/pyramid-shape';
import { crop, encode, formatsOf, sharpOf, store, type Raster } from './encode';
import { throwIfStopped, type Cut } from './job';
import { facePlane, wholeOf, type Window } from './plane';
import { renderPlane } from './render';
import { levelled } from './tilt';

function renderFace({ sphere, tilt }: Cut, face: Face, size: number, window: Window): Raster {
  const data = renderPlane(sphere, levelled(facePlane(face, size), tilt), window);
  return { data, width: window.width, height: window.height };
}

/** Draws one row of a face's tiles and stores it in every format of its level. */
export async function cutTiles(
  cut: Cut,
  { pyramid, level, face, row }: { pyramid: PyramidData; level: number; face: Face; row: number },
): Promise<ListedFile[]> {
  const { tile } = pyramid;
  const size = faceSize(pyramid, level);
  const height = Math.min(tile, size - row * tile);
  const strip = renderFace(cut, face, size, { x: 0, y: row * tile, width: size, height });
  const files: ListedFile[] = [];
  for (let x = 0; x < tilesAcross(size, tile); x++) {
    throwIfStopped(cut);
    const piece = crop(strip, x * tile, 0, { width: Math.min(tile, size - x * tile), height });
    for (const format of formatsOf(pyramid, level)) {
      const path = tilePath(pyramid, { level, face, x, y: row }, format);
      files.push(await store(cut.root, path, await encode(sharpOf(piece), 'tile', format)));
    }
  }
  return files;
}

/** Six small faces below each other: one picture that covers the whole sphere. */
export async function cutCoverage(cut: Cut, pyramid: PyramidData): Promise<ListedFile[]> {
  const size = pyramid.coverage ?? 0;
  const strip: Raster = {
    data: new Uint8Array(size * size * 3 * FACES.length),
    width: size,
    height: size * FACES.length,
  };
  FACES.forEach((face, index) => {
    strip.data.set(renderFace(cut, face, size, wholeOf({ width: size, height: size })).data, index * size * size * 3);
  });
  const files: ListedFile[] = [];
  for (const format of formatsOf(pyramid, 0)) {
    const content = await encode(sharpOf(strip), 'coverage', format);
    files.push(await store(cut.root, coveragePath(pyramid, format), content));
  }
  return files;
}
