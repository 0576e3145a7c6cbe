import { Group, type BufferGeometry } from 'three';
import { toDegrees, toDirection, type SpherePoint } from '../../tour/angle';
import { namedPoints } from './named-points';
import { createSignMesh, disposeSign, type SignMesh } from './sign-mesh';
import { nameSign, wordsSign, type SignPoint } from './sign-paper';

/** Metres: near enough to be in front of the picture for both eyes, far enough to be at ease. */
const AWAY = 5;
/** Metres of a point's sign. */
const WIDE = 1.5;
const WIDE_ANGLE = toDegrees(Math.atan(WIDE / AWAY));

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

/** Always there; or where its name has no room, only a dot until it is looked at, and then the name, too. */
type Role = 'always' | 'at rest' | 'looked at';

/** Everything that can be chosen around one, facing the middle. */
export class Signs {
  readonly group = new Group();
  readonly #signs: { id: string; sign: SignMesh; paper: HTMLCanvasElement; role: Role }[] = [];
  #words: SignMesh | undefined;

  constructor(private readonly quad: BufferGeometry) {}

  show(points: readonly SignPoint[]): void {
    this.dispose();
    const named = namedPoints(points, WIDE_ANGLE);
    for (const point of points) {
      const roles: readonly Role[] = named.has(point.id) ? ['always'] : ['at rest', 'looked at'];
      for (const role of roles) this.#add(point, role);
    }
    this.mark(undefined);
  }

  #add(point: SignPoint, role: Role): void {
    const paper = nameSign(point, role !== 'at rest');
    const sign = createSignMesh(this.quad, paper);
    turnTo(sign, point.at, AWAY);
    // The dot, not the whole sign, stands on the point.
    sign.translateY(-0.16);
    if (role === 'looked at') sign.renderOrder = 1;
    this.#signs.push({ id: point.id, sign, paper, role });
    this.group.add(sign);
  }

  /** What is looked at is larger. */
  mark(id: string | undefined): void {
    for (const { id: each, sign, paper, role } of this.#signs) {
      const isMarked = each === id;
      sign.visible = role === 'always' || isMarked === (role === 'looked at');
      sizeOf(sign, paper, isMarked ? WIDE * 1.2 : WIDE);
    }
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
    for (const { sign } of this.#signs) disposeSign(sign);
    this.#signs.length = 0;
  }
}
