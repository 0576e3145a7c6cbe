import { cameraAxes, halfLong } from '../tiles/screen';
import { EXACT } from './exact';
import { LoadError } from './load-error';
import { photoFrame, type SphereOverlay } from './overlay-frame';
import { FRAGMENT, VERTEX } from './overlay-shader';
import { screenOf, watchStage } from './stage-size';
import type { Viewer } from './viewer';

export interface OverlayOptions {
  stage: HTMLElement;
  viewer: Viewer;
  /** Address of the old picture. */
  address: string;
  overlay: SphereOverlay;
  signal: AbortSignal;
}

function compile(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return program;
}

function upload(gl: WebGL2RenderingContext, bitmap: ImageBitmap): void {
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  // Round the back of a panorama its two edges meet.
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.REPEAT);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

/**
 * An old picture laid exactly over the view, in a canvas of its own that lives only while it is open: it follows the viewer's
 * events within the viewer's own frames, so that both pictures always show the same view.
 */
export class OverlayCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #stops: (() => void)[];
  #screen;
  #split = 0.5;
  #request: number | undefined;

  constructor(
    private readonly options: OverlayOptions,
    bitmap: ImageBitmap,
    made: { canvas: HTMLCanvasElement; gl: WebGL2RenderingContext },
  ) {
    const { stage, viewer, overlay } = options;
    this.#canvas = made.canvas;
    this.#gl = made.gl;
    this.#program = compile(this.#gl);
    this.#gl.useProgram(this.#program);
    upload(this.#gl, bitmap);
    this.#place(overlay, bitmap);
    this.#screen = screenOf(stage);
    this.#canvas.className = 'overlay';
    this.#canvas.setAttribute('aria-hidden', 'true');
    const style = {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      zIndex: '1',
      pointerEvents: 'none',
    };
    Object.assign(this.#canvas.style, style);
    stage.append(this.#canvas);
    this.#stops = [
      viewer.on('view', () => this.#draw()),
      watchStage(stage, undefined, (screen) => {
        this.#screen = screen;
        this.#draw();
      }),
    ];
    this.#draw();
  }

  /** The old picture covers this part of the screen, from its left edge. */
  set split(part: number) {
    this.#split = part;
    this.#request ??= requestAnimationFrame(() => {
      this.#request = undefined;
      this.#draw();
    });
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    if (this.#request !== undefined) cancelAnimationFrame(this.#request);
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
    this.#canvas.remove();
  }

  #at(name: string): WebGLUniformLocation | null {
    return this.#gl.getUniformLocation(this.#program, name);
  }

  #place(overlay: SphereOverlay, bitmap: ImageBitmap): void {
    const frame = photoFrame(overlay, bitmap);
    this.#gl.uniform1i(this.#at('flat_'), frame ? 1 : 0);
    if (!frame) return;
    this.#gl.uniform3fv(this.#at('photoRight'), frame.right);
    this.#gl.uniform3fv(this.#at('photoUp'), frame.up);
    this.#gl.uniform3fv(this.#at('photoForward'), frame.forward);
    this.#gl.uniform2fv(this.#at('photoHalf'), frame.half);
  }

  #draw(): void {
    const [gl, { view }, { device }] = [this.#gl, this.options.viewer, this.#screen];
    if (this.#canvas.width !== device.width) this.#canvas.width = device.width;
    if (this.#canvas.height !== device.height) this.#canvas.height = device.height;
    gl.viewport(0, 0, device.width, device.height);
    const { forward, right, up } = cameraAxes(view);
    const half = halfLong(view.fov) / Math.max(device.width, device.height);
    gl.uniform3fv(this.#at('forward'), forward);
    gl.uniform3fv(this.#at('right'), right);
    gl.uniform3fv(this.#at('up'), up);
    gl.uniform2f(this.#at('window'), half * device.width, half * device.height);
    gl.uniform1f(this.#at('split'), this.#split);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }
}

async function loadPicture(address: string, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new LoadError(address, response.status);
  return createImageBitmap(await response.blob(), EXACT);
}

/** Rejects where the picture does not come or there is no WebGL: then it is shown beside the view instead. */
export async function layOver(options: OverlayOptions): Promise<OverlayCanvas> {
  const bitmap = await loadPicture(options.address, options.signal);
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, stencil: false });
  try {
    options.signal.throwIfAborted();
    if (!gl) throw new LoadError(options.address, 200);
    return new OverlayCanvas(options, bitmap, { canvas, gl });
  } finally {
    bitmap.close();
  }
}
