/** What the renderer would ask for too; it does not look again. Textured rectangles need none of the rest. */
const ATTRIBUTES: WebGLContextAttributes = { alpha: false, antialias: false, depth: false, stencil: false };

export interface WarmCanvas {
  canvas: HTMLCanvasElement;
  context: WebGL2RenderingContext;
}

/** A canvas with the GPU behind it: the slowest step of the start, so it is taken while the code is still on its way. */
export function warmCanvas(): WarmCanvas | undefined {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2', ATTRIBUTES);
  return context ? { canvas, context } : undefined;
}
