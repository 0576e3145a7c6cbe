import {
  BufferAttribute,
  BufferGeometry,
  ClampToEdgeWrapping,
  DoubleSide,
  GLSL3,
  LinearFilter,
  Matrix4,
  Mesh,
  NoBlending,
  NoColorSpace,
  RawShaderMaterial,
  Texture,
} from 'three';
import type { Direction } from '../tour/angle';
import { cameraAxes, halfLong } from '../tiles/screen';
import type { View } from '../tour/view';
import { CORNERS, patchIndex } from './patch-corners';

export type PictureMesh = Mesh<BufferGeometry, RawShaderMaterial>;

/** A program that writes the file's own numbers, so colours are exact to the byte; `corner` and `texel` are GLSL of what to draw where. */
export const pictureShaders = (corner: string, texel: string) => ({
  glslVersion: GLSL3,
  vertexShader: `in vec3 position;
in vec2 uv;
out vec2 at;
uniform mat4 modelMatrix, viewMatrix, projectionMatrix;
void main() {
  at = uv;
  gl_Position = projectionMatrix * (viewMatrix * (modelMatrix * vec4(${corner}, 1.0)));
}`,
  fragmentShader: `precision highp float;
in vec2 at;
out vec4 colour;
uniform sampler2D map;
uniform float opacity;
void main() {
  colour = ${texel};
}`,
});

/** One program for all pictures. */
const SHADERS = pictureShaders('position', 'vec4(texture(map, at).rgb, opacity)');

/** Uploads without change, and frees the decoded copy as soon as the GPU has its own. */
export function pictureTexture(bitmap: ImageBitmap): Texture {
  const texture = new Texture(bitmap);
  Object.assign(texture, {
    colorSpace: NoColorSpace,
    wrapS: ClampToEdgeWrapping,
    wrapT: ClampToEdgeWrapping,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    generateMipmaps: false,
    flipY: false,
    premultiplyAlpha: false,
    needsUpdate: true,
    onUpdate: () => bitmap.close(),
  });
  return texture;
}

export function createPictureMesh(geometry: BufferGeometry, texture: Texture | null): PictureMesh {
  const uniforms = { map: { value: texture }, opacity: { value: 1 } };
  const options = { ...SHADERS, uniforms, depthTest: false, depthWrite: false, side: DoubleSide, blending: NoBlending };
  const mesh = new Mesh(geometry, new RawShaderMaterial(options));
  mesh.matrixAutoUpdate = false;
  return mesh;
}

/** Gives back all that belongs to one picture; the geometry is shared. */
export function disposePictureMesh({ material }: PictureMesh): void {
  const texture: unknown = material.uniforms['map']?.value;
  if (texture instanceof Texture) texture.dispose();
  material.dispose();
}

/** A square of side 1, its picture's upper left corner at the origin, x to the right and y down. */
export function unitQuad(): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(CORNERS.flatMap(([x, y]) => [x, y, 0])), 3));
  geometry.setAttribute('uv', new BufferAttribute(new Float32Array(CORNERS.flat()), 2));
  return geometry.setIndex(patchIndex(1));
}

const toMatrix = (x: Direction, y: Direction, origin: Direction): Matrix4 =>
  // prettier-ignore
  new Matrix4().set(
    x[0], y[0], 0, origin[0],
    x[1], y[1], 0, origin[1],
    x[2], y[2], 0, origin[2],
    0, 0, 0, 1,
  );

const times = ([x, y, z]: Direction, factor: number): Direction => [x * factor, y * factor, z * factor];
const plus = (a: Direction, b: Direction): Direction => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** Puts the unit quad at distance 1 so that it fills, at `view`, a screen of these proportions. */
export function windowMatrix(view: View, { width, height }: { width: number; height: number }): Matrix4 {
  const { forward, right, up } = cameraAxes(view);
  const half = halfLong(view.fov) / Math.max(width, height);
  const [across, above] = [times(right, half * width), times(up, half * height)];
  return toMatrix(times(across, 2), times(above, -2), plus(forward, plus(times(across, -1), above)));
}
