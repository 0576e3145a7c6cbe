import { Group, Matrix4 } from 'three';
import { FACE_AXES, faceDirection, FACES, type Face } from '../../tiles/face';
import type { Supports } from '../../tiles/format';
import { loadFace } from '../face-picture';
import { createPictureMesh, disposePictureMesh, pictureTexture, unitQuad, type PictureMesh } from '../picture-mesh';
import type { ViewerScene } from '../viewer';

/** Pixels of a face: a headset shows some 20 to 25 a degree, but six larger faces are more than its memory likes. */
const MOST_FACE = 1_728;

/** Metres: so far away that both eyes see the same. */
const FAR = 50;

/** Puts the unit quad where a face lies, far away. */
function faceMatrix(face: Face): Matrix4 {
  const { right, down } = FACE_AXES[face];
  const [x, y, z] = faceDirection(face, 0, 0).map((part) => part * FAR);
  const [r, d] = [right.map((part) => part * 2 * FAR), down.map((part) => part * 2 * FAR)];
  // prettier-ignore
  return new Matrix4().set(
    r[0] ?? 0, d[0] ?? 0, 0, x ?? 0,
    r[1] ?? 0, d[1] ?? 0, 0, y ?? 0,
    r[2] ?? 0, d[2] ?? 0, 0, z ?? 0,
    0, 0, 0, 1,
  );
}

/** A panorama all around, as a cube of six pictures. */
export class Surroundings {
  readonly group = new Group();
  readonly #quad = unitQuad();
  #faces: PictureMesh[] = [];

  /** The old picture stays until all of the new one is here. */
  async show(scene: ViewerScene, supports: Supports, signal: AbortSignal): Promise<void> {
    const pictures = await Promise.all(FACES.map((face) => loadFace(scene, face, MOST_FACE, { supports, signal })));
    signal.throwIfAborted();
    this.#clear();
    this.#faces = pictures.map((picture, index) => {
      const mesh = createPictureMesh(this.#quad, pictureTexture(picture));
      mesh.matrix.copy(faceMatrix(FACES[index] ?? 'f'));
      mesh.frustumCulled = false;
      mesh.renderOrder = -1;
      return mesh;
    });
    this.group.add(...this.#faces);
  }

  dispose(): void {
    this.#clear();
    this.#quad.dispose();
  }

  #clear(): void {
    this.group.remove(...this.#faces);
    this.#faces.forEach(disposePictureMesh);
    this.#faces = [];
  }
}
