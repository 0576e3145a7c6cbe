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
import { CORNERS, patchCorners } from './patch-corners';
import type { Patch } from '../tiles/patches';
import { tileEdges } from '../tiles/pyramid';
import type { PyramidData } from '../tour/pyramid-shape';

/** As the shader of single pictures: it writes the file's own numbers. A narrow tile fills only a part of its layer. */
const SHADERS = {
  glslVersion: GLSL3,
  vertexShader: `in vec3 position;
in vec2 uv;
in vec3 layer;
out vec2 at;
flat out vec3 kept;
uniform mat4 viewMatrix, projectionMatrix;
void main() {
  at = uv;
  kept = layer;
  gl_Position = projectionMatrix * (viewMatrix * vec4(position, 1.0));
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

/** Numbers a corner: place, place in the layer, layer and how far its picture reaches. */
const NUMBERS = { position: 3, uv: 2, layer: 3 } as const;
type Name = keyof typeof NUMBERS;
const NAMES = ['position', 'uv', 'layer'] as const;

export function createSheetMesh(texture: Texture | null): SheetMesh {
  const geometry = new BufferGeometry();
  for (const name of NAMES) {
    const numbers = new BufferAttribute(new Float32Array(MOST_PATCHES * 4 * NUMBERS[name]), NUMBERS[name]);
    geometry.setAttribute(name, numbers.setUsage(DynamicDrawUsage));
  }
  const corners = Array.from({ length: MOST_PATCHES }, (_, patch) => [0, 1, 2, 2, 1, 3].map((at) => patch * 4 + at));
  geometry.setIndex(new BufferAttribute(new Uint16Array(corners.flat()), 1));
  const options = { depthTest: false, depthWrite: false, side: DoubleSide, blending: NoBlending };
  const material = new RawShaderMaterial({ ...SHADERS, ...options, uniforms: { map: { value: texture } } });
  const mesh = new Mesh(geometry, material);
  return Object.assign(mesh, { matrixAutoUpdate: false, frustumCulled: false, visible: false });
}

/** A stack of tiles of one size on the GPU, drawn by one call however many of them are in view. */
export class TileSheet {
  readonly mesh: SheetMesh;
  readonly #texture: DataArrayTexture;
  #count = 0;

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
    this.#count = 0;
  }

  add({ tile, edges }: Patch, layer: number, pyramid: PyramidData): void {
    if (this.#count === MOST_PATCHES) return;
    const whole = tileEdges(tile, pyramid);
    const size = pyramid.levels[tile.level];
    const pixels = (typeof size === 'number' ? size : 0) / this.side;
    const inside = 0.5 / this.side;
    const reach = [(whole.right - whole.left) * pixels - inside, (whole.bottom - whole.top) * pixels - inside] as const;
    patchCorners(tile.face, edges).forEach((corner, index) => {
      const [x, y] = CORNERS[index] ?? CORNERS[0];
      const u = ((x === 0 ? edges.left : edges.right) - whole.left) * pixels;
      const v = ((y === 0 ? edges.top : edges.bottom) - whole.top) * pixels;
      this.#write('position', index, corner);
      this.#write('uv', index, [u, v]);
      this.#write('layer', index, [layer, ...reach]);
    });
    this.#count++;
  }

  /** Ends the set: from the next frame on it is drawn. */
  show(): void {
    const { geometry } = this.mesh;
    this.mesh.visible = this.#count > 0;
    geometry.setDrawRange(0, this.#count * 6);
    for (const name of NAMES) {
      const numbers = geometry.getAttribute(name) as BufferAttribute;
      numbers.clearUpdateRanges();
      numbers.addUpdateRange(0, this.#count * 4 * NUMBERS[name]);
      numbers.needsUpdate = true;
    }
  }

  dispose(): void {
    this.mesh.removeFromParent();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.#texture.dispose();
  }

  #write(name: Name, corner: number, numbers: readonly number[]): void {
    const at = (this.#count * 4 + corner) * NUMBERS[name];
    (this.mesh.geometry.getAttribute(name) as BufferAttribute).array.set(numbers, at);
  }
}
