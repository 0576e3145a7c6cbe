import {
  LinearFilter,
  Mesh,
  NoColorSpace,
  NormalBlending,
  RawShaderMaterial,
  Texture,
  type BufferGeometry,
} from 'three';
import { pictureShaders } from '../picture-mesh';

export type SignMesh = Mesh<BufferGeometry, RawShaderMaterial>;

/** As the picture's own program, but see-through where its paper is; with it a headset needs no more of three than the page. */
const SHADERS = pictureShaders('position - vec3(0.5, 0.5, 0.0)', 'texture(map, at) * vec4(1.0, 1.0, 1.0, opacity)');

/** A paper in space, its middle at the origin, one unit wide and high; y is turned, as papers count rows from above. */
export function createSignMesh(quad: BufferGeometry, paper: HTMLCanvasElement): SignMesh {
  const map = new Texture(paper);
  const how = { colorSpace: NoColorSpace, minFilter: LinearFilter, generateMipmaps: false, flipY: false };
  Object.assign(map, how, { needsUpdate: true });
  const uniforms = { map: { value: map }, opacity: { value: 1 } };
  const options = { ...SHADERS, uniforms, depthTest: false, depthWrite: false, transparent: true, side: 2 as const };
  const mesh = new Mesh(quad, new RawShaderMaterial({ ...options, blending: NormalBlending }));
  mesh.frustumCulled = false;
  return mesh;
}

export const setOpacity = ({ material }: SignMesh, value: number): void => {
  const { opacity } = material.uniforms;
  if (opacity) opacity.value = value;
};

/** The paper was drawn upon anew. */
export function renewSign({ material }: SignMesh): void {
  const map: unknown = material.uniforms['map']?.value;
  if (map instanceof Texture) map.needsUpdate = true;
}

export function disposeSign(sign: SignMesh): void {
  sign.removeFromParent();
  const map: unknown = sign.material.uniforms['map']?.value;
  if (map instanceof Texture) map.dispose();
  sign.material.dispose();
}
