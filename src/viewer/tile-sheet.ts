import {
  BufferAttribute,
  BufferGeometry,
  DataArrayTexture,
  DoubleSide,
  DynamicDrawUsage,
  GLSL3,
  LinearFilter,
  Mesh,
  NoBlending,
  NoColorSpace,
  RawShaderMaterial,
  Texture,
  Vector3,
  type WebGLRenderer,
} from 'three';
import { CORNERS, patchCorners, patchIndex } from './patch-corners';
import type { Patch } from '../tiles/patches';
import { tileEdges } from '../tiles/pyramid';
import type { PyramidData } from '../tour/pyramid-shape';

/** As the shader of single pictures: it writes the file's own numbers. A narrow tile fills only a part of its layer. */
const SHADERS = {
  glslVersion: GLSL3,
  vertexShader: `in vec4 position, texel;
out vec2 at;
flat out vec3 kept;
uniform mat4 viewMatrix, projectionMatrix;
void main() {
  at = texel.xy;
  kept = vec3(position.w, texel.zw);
  gl_Position = projectionMatrix * (viewMatrix * vec4(position.xyz, 1.0));
}`,
  fragmentShader: `precision highp float;
precision highp sampler2DArray;
in vec2 at;
flat in vec3 kept;
out vec4 colour;
uniform sampler2DArray map;
void main() {
  colour = vec4(texture(map, vec3(min(at, kept.yz), kept.x)).rgb, 1.0);
}`,
};

export type SheetMesh = Mesh<BufferGeometry, RawShaderMaterial>;

/** Patches that one sheet may show; a tile that stands in for many is cut into many. */
const MOST_PATCHES = 96;

/** Of each corner: its place and its layer; its place in that layer and how far the picture reaches there. */
const NAMES = ['position', 'texel'] as const;
type Name = (typeof NAMES)[number];
/** Numbers of each. */
const NUMBERS = 4;

export function createSheetMesh(texture: Texture | null): SheetMesh {
  const geometry = new BufferGeometry();
  for (const name of NAMES) {
    const numbers = new BufferAttribute(new Float32Array(MOST_PATCHES * 4 * NUMBERS), NUMBERS);
    geometry.setAttribute(name, numbers.setUsage(DynamicDrawUsage));
  }
  geometry.setIndex(patchIndex(MOST_PATCHES));
  const options = { depthTest: false, depthWrite: false, side: DoubleSide, blending: NoBlending };
  const material = new RawShaderMaterial({ ...SHADERS, ...options, uniforms: { map: { value: texture } } });
  const mesh = new Mesh(geometry, material);
  return Object.assign(mesh, { matrixAutoUpdate: false, frustumCulled: false, visible: false });
}

/** A stack of tiles of one size on the GPU, drawn by one call however many of them are in view. */
export class TileSheet {
  readonly mesh: SheetMesh;
  readonly #texture: DataArrayTexture;
  #patches: { patch: Patch; layer: number }[] = [];
  #isNew = false;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly side: number,
    layers: number,
  ) {
    this.#texture = new DataArrayTexture(null, side, side, layers);
    Object.assign(this.#texture, {
      colorSpace: NoColorSpace,
      minFilter: LinearFilter,
      magFilter: LinearFilter,
      needsUpdate: true,
    });
    // Room on the GPU, and nothing to put into it yet.
    this.#texture.source.dataReady = false;
    renderer.initTexture(this.#texture);
    this.mesh = createSheetMesh(this.#texture);
  }

  upload(bitmap: ImageBitmap, layer: number): void {
    this.renderer.copyTextureToTexture(new Texture(bitmap), this.#texture, null, new Vector3(0, 0, layer));
  }

  /** Begins a new set of patches. */
  clear(): void {
    this.#patches = [];
  }

  add(patch: Patch, layer: number): void {
    this.#patches.push({ patch, layer });
  }

  /** Ends the set: from the next frame on it is drawn. What is the same as before is not sent to the GPU again. */
  show(pyramid: PyramidData): void {
    const { geometry } = this.mesh;
    const shown = this.#patches.sort((a, b) => a.layer - b.layer).slice(0, MOST_PATCHES);
    this.#isNew = false;
    shown.forEach(({ patch, layer }, index) => this.#put(index, patch, layer, pyramid));
    this.mesh.visible = shown.length > 0;
    geometry.setDrawRange(0, shown.length * 6);
    if (!this.#isNew) return;
    for (const name of NAMES) {
      const numbers = this.#numbers(name);
      numbers.addUpdateRange(0, shown.length * 4 * NUMBERS);
      numbers.needsUpdate = true;
    }
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#texture.dispose();
  }

  #put(index: number, { tile, edges }: Patch, layer: number, pyramid: PyramidData): void {
    const whole = tileEdges(tile, pyramid);
    const size = pyramid.levels[tile.level];
    const pixels = (typeof size === 'number' ? size : 0) / this.side;
    const inside = 0.5 / this.side;
    const across = (whole.right - whole.left) * pixels - inside;
    const down = (whole.bottom - whole.top) * pixels - inside;
    patchCorners(tile.face, edges).forEach((place, corner) => {
      const [right, lower] = CORNERS[corner] ?? CORNERS[0];
      const at = (index * CORNERS.length + corner) * NUMBERS;
      place.forEach((number, axis) => this.#write('position', at + axis, number));
      this.#write('position', at + 3, layer);
      this.#write('texel', at, ((right === 0 ? edges.left : edges.right) - whole.left) * pixels);
      this.#write('texel', at + 1, ((lower === 0 ? edges.top : edges.bottom) - whole.top) * pixels);
      this.#write('texel', at + 2, across);
      this.#write('texel', at + 3, down);
    });
  }

  /** One by one: lists of four were a seventh of a turn's garbage. */
  #write(name: Name, at: number, number: number): void {
    const { array } = this.#numbers(name);
    this.#isNew ||= array[at] !== Math.fround(number);
    array[at] = number;
  }

  #numbers(name: Name): BufferAttribute {
    return this.mesh.geometry.getAttribute(name) as BufferAttribute;
  }
}
