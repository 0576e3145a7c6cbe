import type { Face } from '../tiles/face';
import { tileFormat, type Supports } from '../tiles/format';
import { faceSize, tilePath, tilesAcross } from '../tiles/pyramid';
import { loadBitmap } from './load-bitmap';
import type { ViewerScene } from './viewer';

/** One face of a scene’s cube, of the deepest level that has at most so many pixels, put together from its tiles. */
export async function loadFace(
  scene: ViewerScene,
  face: Face,
  most: number,
  { supports, signal }: { supports: Supports; signal: AbortSignal },
): Promise<ImageBitmap> {
  const { pyramid, folder } = scene;
  const format = pyramid && tileFormat(pyramid, supports);
  if (!pyramid || !format) throw new Error(`${scene.id} has no tiles.`);
  const sizes = pyramid.levels.slice(0, format.levels).map((_, level) => faceSize(pyramid, level));
  const level = Math.max(
    0,
    sizes.findLastIndex((size) => size <= most),
  );
  const size = faceSize(pyramid, level);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: size, height: size });
  const paper = canvas.getContext('2d');
  const across = Array.from({ length: tilesAcross(size, pyramid.tile) }, (_, index) => index);
  const draw = async (x: number, y: number): Promise<void> => {
    const tile = { level, face, x, y };
    const bitmap = await loadBitmap(folder + tilePath(pyramid, tile, format.type), { signal });
    paper?.drawImage(bitmap, x * pyramid.tile, y * pyramid.tile);
    bitmap.close();
  };
  await Promise.all(across.flatMap((y) => across.map((x) => draw(x, y))));
  return createImageBitmap(canvas);
}
