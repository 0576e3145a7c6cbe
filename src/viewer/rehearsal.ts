import { Group, WebGLRenderTarget, type Camera, type WebGLRenderer } from 'three';
import { frustumOf } from '../tiles/frustum';
import { fillPlaces } from '../tiles/patches';
import { wantedTiles } from '../tiles/wanted';
import type { PyramidData } from '../tour/pyramid-shape';
import { TileStore } from './tile-store';
import { whenIdle } from './when-idle';

/** A panorama of four pixels a face, each of them a tile. */
const TOY: PyramidData = { base: '', tile: 1, levels: [2], formats: [{ type: 'jpeg', levels: 1 }] };
const BYTES = 512;
const VIEW = { yaw: 0, pitch: 0, fov: 90 };
const SIZE = { width: 1, height: 2 };

/** Takes a tile of the toy from its wish to the GPU and draws it. */
function play(renderer: WebGLRenderer, camera: Camera, bitmap: ImageBitmap): void {
  const group = new Group();
  const store = new TileStore({ pyramid: TOY, budget: BYTES, group, renderOrder: 0 });
  const target = new WebGLRenderTarget(1, 1, { depthBuffer: false });
  const needs = { pyramid: TOY, levels: 1, frustum: frustumOf(VIEW, SIZE), room: Infinity };
  const { tiles: wanted } = wantedTiles({ ...needs, density: 1, hidden: undefined });
  const [tile] = wanted;
  if (tile) store.add(renderer, { tile, bitmap }, { bytes: BYTES, farness: () => undefined });
  store.show(fillPlaces({ ...needs, wanted, has: (other) => store.has(other), least: () => 0 }).patches);
  renderer.setRenderTarget(target);
  renderer.render(group, camera);
  renderer.setRenderTarget(null);
  target.dispose();
  store.dispose();
}

/**
 * Draws a tile once where nobody sees it, when the page is at rest. All that makes the main thread wait is asked here: of the GPU whether
 * the program is linked, where its uniforms are and how pictures are unpacked; of the browser to compile what has not run yet. Asked in the
 * first turn, each answer would come after a frame or more. Returns the way to call it off.
 */
export function rehearse(renderer: WebGLRenderer, camera: Camera): () => void {
  let stop = whenIdle(() => {
    let isOff = false;
    stop = () => (isOff = true);
    const begin = (bitmap: ImageBitmap): void => {
      if (isOff || renderer.getContext().isContextLost()) bitmap.close();
      else stop = whenIdle(() => play(renderer, camera, bitmap));
    };
    // Without it the first turn does it all.
    createImageBitmap(new ImageData(1, 1)).then(begin, () => undefined);
  });
  return () => stop();
}
