import type { BufferGeometry, Object3D } from 'three';
import { createSignMesh, disposeSign, renewSign, setOpacity, type SignMesh } from './sign-mesh';

/** Metres before the eyes, and its size there. */
const AWAY = 2;
const SIZE = 0.09;
const PIXELS = 128;

/** What one looks with: a small ring before the eyes that closes while a point is being chosen. */
export class Ring {
  readonly mesh: SignMesh;
  readonly #paper = document.createElement('canvas');
  #drawn = -1;

  constructor(quad: BufferGeometry) {
    Object.assign(this.#paper, { width: PIXELS, height: PIXELS });
    this.mesh = createSignMesh(quad, this.#paper);
    this.mesh.renderOrder = 2;
  }

  follow(head: Object3D, part: number): void {
    const step = Math.round(part * 32);
    if (step !== this.#drawn) this.#draw(step / 32);
    this.#drawn = step;
    this.mesh.position.set(0, 0, -AWAY).applyMatrix4(head.matrixWorld);
    this.mesh.quaternion.setFromRotationMatrix(head.matrixWorld);
    this.mesh.scale.set(SIZE, -SIZE, 1);
    setOpacity(this.mesh, part > 0 ? 1 : 0.6);
  }

  dispose(): void {
    disposeSign(this.mesh);
  }

  #draw(part: number): void {
    const paper = this.#paper.getContext('2d');
    if (!paper) return;
    paper.clearRect(0, 0, PIXELS, PIXELS);
    paper.strokeStyle = '#fff';
    for (const [wide, end] of [
      [6, 1],
      [16, part],
    ] as const) {
      paper.lineWidth = wide;
      paper.beginPath();
      paper.arc(PIXELS / 2, PIXELS / 2, PIXELS / 2 - 12, -Math.PI / 2, -Math.PI / 2 + end * 2 * Math.PI);
      paper.stroke();
    }
    renewSign(this.mesh);
  }
}
