import { cameraAxes, halfLong, type Size } from '../tiles/screen';
import type { Turn } from '../tiles/tilt';
import { EXACT } from './exact';
import { LoadError } from './load-error';
import { photoFrame, type SphereOverlay } from './overlay-frame';
import { FRAGMENT, VERTEX } from './overlay-shader';
import { compile } from './program';
import { screenOf, watchStage } from './stage-size';
import type { Viewer } from './viewer';

/** What is laid over which view, and how. */
export interface Laying {
  stage: HTMLElement;
  viewer: Viewer;
  overlay: SphereOverlay;
  /** From the level world to a picture of a camera that stood tilted. */
  turn?: Turn;
}

export interface OverlayOptions extends Laying {
  /** Address of the old picture. */
  address: string;
  signal: AbortSignal;
}

/** A picture or a film that can be laid over the view. */
export interface Layable {
  source: TexImageSource;
  size: Size;
}

const AS_IT_IS: Turn = (direction) => direction;

function upload(gl: WebGL2RenderingContext, source: TexImageSource): void {
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, source);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  // Round the back of a panorama its two edges meet.
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.REPEAT);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

/**
 * An old picture, or a film, laid exactly over the view, in a canvas of its own that lives only while it is open: it follows the viewer's
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
    private readonly laying: Laying,
    { source, size }: Layable,
  ) {
    const { stage, viewer, overlay } = laying;
    this.#canvas = document.createElement('canvas');
    const gl = this.#canvas.getContext('webgl2', { antialias: false, depth: false, stencil: false });
    if (!gl) throw new LoadError('webgl2', 0);
    this.#gl = gl;
    this.#program = compile(this.#gl, VERTEX, FRAGMENT);
    this.#gl.useProgram(this.#program);
    upload(this.#gl, source);
    this.#place(overlay, size);
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

  /** The next picture of a film. */
  renew(source: TexImageSource): void {
    const gl = this.#gl;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, source);
    this.#draw();
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    if (this.#request !== undefined) cancelAnimationFrame(this.#request);
    this.#gl.deleteTexture(this.#gl.getParameter(this.#gl.TEXTURE_BINDING_2D) as WebGLTexture | null);
    this.#gl.deleteProgram(this.#program);
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
    this.#canvas.remove();
  }

  #at(name: string): WebGLUniformLocation | null {
    return this.#gl.getUniformLocation(this.#program, name);
  }

  #place(overlay: SphereOverlay, size: Size): void {
    const frame = photoFrame(overlay, size);
    this.#gl.uniform1i(this.#at('flat_'), frame ? 1 : 0);
    if (!frame) return;
    this.#gl.uniform3fv(this.#at('photoRight'), frame.right);
    this.#gl.uniform3fv(this.#at('photoUp'), frame.up);
    this.#gl.uniform3fv(this.#at('photoForward'), frame.forward);
    this.#gl.uniform2fv(this.#at('photoHalf'), frame.half);
  }

  #draw(): void {
    const [gl, { viewer, turn = AS_IT_IS }, { device }] = [this.#gl, this.laying, this.#screen];
    if (this.#canvas.width !== device.width) this.#canvas.width = device.width;
    if (this.#canvas.height !== device.height) this.#canvas.height = device.height;
    gl.viewport(0, 0, device.width, device.height);
    const { forward, right, up } = cameraAxes(viewer.view);
    const half = halfLong(viewer.view.fov) / Math.max(device.width, device.height);
    gl.uniform3fv(this.#at('forward'), turn(forward));
    gl.uniform3fv(this.#at('right'), turn(right));
    gl.uniform3fv(this.#at('up'), turn(up));
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
  try {
    options.signal.throwIfAborted();
    return new OverlayCanvas(options, { source: bitmap, size: bitmap });
  } finally {
    bitmap.close();
  }
}
