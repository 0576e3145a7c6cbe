import { FACE_AXES, FACES } from '../tiles/face';
import { cameraAxes } from '../tiles/screen';
import { loadFace } from './face-picture';
import { LoadError } from './load-error';
import { supportedFormats } from './picture-formats';
import { bentRadius, planetView, type PlanetView } from './planet-view';
import { compile } from './program';
import { screenOf } from './stage-size';
import type { Viewer } from './viewer';

const MOST_FACE = 900;
const TIME_MS = 3_000;

const VERTEX = `#version 300 es
out vec2 at;
void main() {
  at = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0;
  gl_Position = vec4(at, 0.0, 1.0);
}`;

/** Solves r = (1 + bend) sin t / (bend + cos t) for t, then looks the direction up in the cube. */
const FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
out vec4 colour;
uniform vec3 forward, right, up;
uniform vec2 window;
uniform float bend;
uniform vec3 normals[6], rights[6], downs[6];
uniform highp sampler2DArray faces;
void main() {
  vec2 p = at * window;
  float m = dot(p, p) / ((1.0 + bend) * (1.0 + bend));
  float c = (sqrt(max(1.0 + m - m * bend * bend, 0.0)) - m * bend) / (1.0 + m);
  vec2 aside = length(p) > 0.0 ? normalize(p) * sqrt(max(1.0 - c * c, 0.0)) : vec2(0.0);
  vec3 d = forward * c + right * aside.x + up * aside.y;
  int best = 0;
  for (int i = 1; i < 6; i++) if (dot(d, normals[i]) > dot(d, normals[best])) best = i;
  float along = dot(d, normals[best]);
  vec2 uv = vec2(dot(d, rights[best]), dot(d, downs[best])) / along * 0.5 + 0.5;
  float inside = 0.5 / float(textureSize(faces, 0).x);
  colour = vec4(textureLod(faces, vec3(clamp(uv, inside, 1.0 - inside), float(best)), 0.0).rgb, 1.0);
}`;

function upload(gl: WebGL2RenderingContext, faces: readonly ImageBitmap[]): void {
  const size = faces[0]?.width ?? 1;
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, gl.createTexture());
  gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA8, size, size, faces.length);
  faces.forEach((face, layer) => {
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, layer, size, size, 1, gl.RGBA, gl.UNSIGNED_BYTE, face);
    face.close();
  });
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
}

interface Sky {
  gl: WebGL2RenderingContext;
  program: WebGLProgram;
}

function draw({ gl, program }: Sky, view: PlanetView, { width, height }: { width: number; height: number }): void {
  const at = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(program, name);
  const { forward, right, up } = cameraAxes(view);
  const edge = bentRadius(view.fov / 2, view.bend) / Math.max(width, height);
  gl.viewport(0, 0, width, height);
  gl.uniform3fv(at('forward'), forward);
  gl.uniform3fv(at('right'), right);
  gl.uniform3fv(at('up'), up);
  gl.uniform2f(at('window'), edge * width, edge * height);
  gl.uniform1f(at('bend'), view.bend);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
}

function skyOn(canvas: HTMLCanvasElement, faces: readonly ImageBitmap[]): Sky {
  const gl = canvas.getContext('webgl2', { antialias: false, depth: false, stencil: false });
  if (!gl) throw new LoadError('webgl2', 0);
  const program = compile(gl, VERTEX, FRAGMENT);
  gl.useProgram(program);
  upload(gl, faces);
  const axes = (name: 'normal' | 'right' | 'down'): number[] => FACES.flatMap((face) => [...FACE_AXES[face][name]]);
  for (const name of ['normal', 'right', 'down'] as const) {
    gl.uniform3fv(gl.getUniformLocation(program, `${name}s`), axes(name));
  }
  return { gl, program };
}

/** Plays the way from a little planet into the scene's own view over the stage; any touch or key ends it at once. */
export async function enterByPlanet(stage: HTMLElement, viewer: Viewer): Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const supports = await supportedFormats();
  const { scene } = viewer;
  const faces = await Promise.all(FACES.map((face) => loadFace(scene, face, MOST_FACE, { supports, signal })));
  const canvas = document.createElement('canvas');
  const { device } = screenOf(stage);
  Object.assign(canvas, { className: 'planet', ...device });
  const sky = skyOn(canvas, faces);
  const style = { position: 'absolute', inset: '0', width: '100%', height: '100%', zIndex: '1', pointerEvents: 'none' };
  Object.assign(canvas.style, style);
  stage.append(canvas);
  viewer.turnTo(scene.home, { animate: false });
  for (const event of ['pointerdown', 'keydown', 'wheel']) addEventListener(event, () => stopping.abort(), { signal });
  const start = performance.now();
  await new Promise<void>((done) => {
    const step = (now: number): void => {
      const part = Math.min(Math.max(now - start, 0) / TIME_MS, 1);
      if (part === 1 || signal.aborted || viewer.scene !== scene) return done();
      draw(sky, planetView(part, scene.home), device);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  stopping.abort();
  sky.gl.getExtension('WEBGL_lose_context')?.loseContext();
  canvas.remove();
}
