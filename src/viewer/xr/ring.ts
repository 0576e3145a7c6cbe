import { Mesh, MeshBasicMaterial, RingGeometry, type Object3D } from 'three';

const SEGMENTS = 48;
const INDICES = SEGMENTS * 6;

/** What one looks with: a small ring before the eyes that closes while a point is being chosen. */
export class Ring {
  readonly mesh: Mesh<RingGeometry, MeshBasicMaterial>;

  constructor() {
    const material = new MeshBasicMaterial({ color: 0xffffff, depthTest: false, depthWrite: false, transparent: true });
    this.mesh = new Mesh(new RingGeometry(0.026, 0.036, SEGMENTS, 1, Math.PI / 2), material);
    this.mesh.renderOrder = 2;
  }

  follow(head: Object3D, part: number): void {
    this.mesh.position.set(0, 0, -2).applyMatrix4(head.matrixWorld);
    this.mesh.quaternion.setFromRotationMatrix(head.matrixWorld);
    this.mesh.material.opacity = part > 0 ? 1 : 0.55;
    this.mesh.geometry.setDrawRange(0, part > 0 ? Math.ceil((part * INDICES) / 6) * 6 : INDICES);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
