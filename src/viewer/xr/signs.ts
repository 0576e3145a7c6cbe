import { Group, type BufferGeometry } from 'three';
import { toDirection, type SpherePoint } from '../../tour/angle';
import { createSignMesh, disposeSign, type SignMesh } from './sign-mesh';
import { nameSign, wordsSign, type SignPoint } from './sign-paper';

/** Metres: near enough to be in front of the picture for both eyes, far enough to be at ease. */
const AWAY = 5;
/** Metres of a point's sign. */
const WIDE = 1.5;

/** Its width in metres; larger while it is looked at. A negative height turns the paper upright. */
function sizeOf(sign: SignMesh, { width, height }: HTMLCanvasElement, metres: number): void {
  sign.scale.set(metres, (-metres * height) / width, 1);
}

/** Called before a sign has a parent: `lookAt` counts from the world's middle. */
const turnTo = (sign: SignMesh, at: SpherePoint, away: number): void => {
  const [x, y, z] = toDirection(at);
  sign.position.set(x * away, y * away, z * away);
  sign.lookAt(0, 0, 0);
};

/** Everything that can be chosen around one, facing the middle. */
export class Signs {
  readonly group = new Group();
  readonly #signs = new Map<string, { sign: SignMesh; paper: HTMLCanvasElement }>();
  #words: SignMesh | undefined;

  constructor(private readonly quad: BufferGeometry) {}

  show(points: readonly SignPoint[]): void {
    this.dispose();
    for (const point of points) {
      const paper = nameSign(point);
      const sign = createSignMesh(this.quad, paper);
      sizeOf(sign, paper, WIDE);
      turnTo(sign, point.at, AWAY);
      // The dot, not the whole sign, stands on the point.
      sign.translateY(-0.16);
      this.#signs.set(point.id, { sign, paper });
      this.group.add(sign);
    }
  }

  /** What is looked at is larger. */
  mark(id: string | undefined): void {
    for (const [each, { sign, paper }] of this.#signs) sizeOf(sign, paper, each === id ? WIDE * 1.2 : WIDE);
  }

  /** A page of text in front of what it is about; nothing puts it away. */
  read(words?: { at: SpherePoint; title: string; text: string }): void {
    if (this.#words) disposeSign(this.#words);
    this.#words = undefined;
    if (!words) return;
    const paper = wordsSign(words.title, words.text);
    this.#words = createSignMesh(this.quad, paper);
    sizeOf(this.#words, paper, 2.4);
    turnTo(this.#words, words.at, 3.2);
    this.#words.renderOrder = 1;
    this.group.add(this.#words);
  }

  dispose(): void {
    this.read();
    for (const { sign } of this.#signs.values()) disposeSign(sign);
    this.#signs.clear();
  }
}
