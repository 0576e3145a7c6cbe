import { CanvasTexture, Group, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from 'three';
import { toDirection, type SpherePoint } from '../../tour/angle';
import { nameSign, wordsSign, type SignPoint } from './sign-paper';

type Sign = Mesh<PlaneGeometry, MeshBasicMaterial>;

/** Metres: near enough to be in front of the picture for both eyes, far enough to be at ease. */
const AWAY = 5;

function signOf(paper: HTMLCanvasElement, metresWide: number): Sign {
  const map = new CanvasTexture(paper);
  map.colorSpace = SRGBColorSpace;
  const material = new MeshBasicMaterial({ map, transparent: true, depthTest: false, depthWrite: false });
  return new Mesh(new PlaneGeometry(metresWide, (metresWide * paper.height) / paper.width), material);
}

/** Called before a sign has a parent: `lookAt` counts from the world's middle. */
const turnTo = (sign: Sign, at: SpherePoint, away: number): void => {
  const [x, y, z] = toDirection(at);
  sign.position.set(x * away, y * away, z * away);
  sign.lookAt(0, 0, 0);
};

/** Everything that can be chosen around one, facing the middle. */
export class Signs {
  readonly group = new Group();
  readonly #signs = new Map<string, Sign>();
  #words: Sign | undefined;

  show(points: readonly SignPoint[]): void {
    this.dispose();
    for (const point of points) {
      const sign = signOf(nameSign(point), 1.5);
      turnTo(sign, point.at, AWAY);
      // The dot, not the whole sign, stands on the point.
      sign.translateY(-0.16);
      this.#signs.set(point.id, sign);
      this.group.add(sign);
    }
  }

  /** What is looked at is larger. */
  mark(id: string | undefined): void {
    for (const [each, sign] of this.#signs) sign.scale.setScalar(each === id ? 1.2 : 1);
  }

  /** A page of text in front of what it is about; nothing puts it away. */
  read(words?: { at: SpherePoint; title: string; text: string }): void {
    if (this.#words) this.#drop(this.#words);
    this.#words = undefined;
    if (!words) return;
    this.#words = signOf(wordsSign(words.title, words.text), 2.4);
    turnTo(this.#words, words.at, 3.2);
    this.#words.renderOrder = 1;
    this.group.add(this.#words);
  }

  dispose(): void {
    this.read();
    for (const sign of this.#signs.values()) this.#drop(sign);
    this.#signs.clear();
  }

  #drop(sign: Sign): void {
    sign.removeFromParent();
    sign.geometry.dispose();
    sign.material.map?.dispose();
    sign.material.dispose();
  }
}
