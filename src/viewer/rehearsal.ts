import { WebGLRenderTarget, type Camera, type WebGLRenderer } from 'three';
import type { SheetMesh } from './tile-sheet';

/** Milliseconds that a browser which cannot tell when it is idle is left alone. */
const SOON = 1_000;

/** Calls once when the page is at rest; the returned function calls it off. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, SOON);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(act);
  return () => cancelIdleCallback(request);
}

/**
 * Draws tiles once where nobody sees it. All that makes the main thread wait for the GPU is asked here: whether the program is
 * linked, where its uniforms are, how pictures are unpacked. Asked in the first turn, each answer would come after a frame or more.
 */
export function rehearse(renderer: WebGLRenderer, mesh: SheetMesh, camera: Camera): void {
  const gl = renderer.getContext();
  if (gl.isContextLost() || !(gl instanceof WebGL2RenderingContext)) return;
  const { UNPACK_ROW_LENGTH, UNPACK_IMAGE_HEIGHT, UNPACK_SKIP_PIXELS, UNPACK_SKIP_ROWS, UNPACK_SKIP_IMAGES } = gl;
  for (const name of [
    UNPACK_ROW_LENGTH,
    UNPACK_IMAGE_HEIGHT,
    UNPACK_SKIP_PIXELS,
    UNPACK_SKIP_ROWS,
    UNPACK_SKIP_IMAGES,
  ]) {
    // three asks the driver for what it has not set itself.
    renderer.state.pixelStorei(name, 0);
  }
  const target = new WebGLRenderTarget(1, 1, { depthBuffer: false });
  renderer.setRenderTarget(target);
  mesh.visible = true;
  mesh.geometry.setDrawRange(0, 6);
  renderer.render(mesh, camera);
  renderer.setRenderTarget(null);
  target.dispose();
}
