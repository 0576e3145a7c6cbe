import {
  Group,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
  type BufferGeometry,
  type WebXRArrayCamera,
  type XRTargetRaySpace,
} from 'three';
import { unitQuad } from './picture-mesh';
import { toRadians, type Degrees, type Direction, type SpherePoint } from '../tour/angle';
import { supportedFormats } from './picture-formats';
import type { ViewerScene } from './viewer';
import { aimedAt } from './xr/aimed-at';
import { Gaze } from './xr/gaze';
import { Ring } from './xr/ring';
import { createSignMesh, setOpacity, type SignMesh } from './xr/sign-mesh';
import type { SignPoint } from './xr/sign-paper';
import { Signs } from './xr/signs';
import { Surroundings } from './xr/surroundings';

export type { SignPoint } from './xr/sign-paper';

export interface HeadsetScene {
  scene: ViewerScene;
  points: readonly SignPoint[];
}

export interface HeadsetPort {
  /** A point was chosen by a look or by a controller. */
  chosen(id: string): void;
  /** The headset was taken off, or its own way out was taken. */
  ended(): void;
}

export interface Headset {
  show(next: HeadsetScene): Promise<void>;
  /** Shows a text where its point is; undefined puts it away. */
  read(words?: { at: SpherePoint; title: string; text: string }): void;
  dispose(): void;
}

/** Degrees around a point within which a look, and a hand, which is less steady, choose it. */
const REACH = { gaze: 4, hand: 7 } as const;

/** Metres. */
const BEAM = 2;

const ray = new Vector3();
const UP = new Vector3(0, 1, 0);

const white = document.createElement('canvas');

/** What a hand points with. */
function createBeam(quad: BufferGeometry): SignMesh {
  Object.assign(white, { width: 1, height: 1 });
  const paper = white.getContext('2d');
  if (paper) paper.fillStyle = '#fff';
  paper?.fillRect(0, 0, 1, 1);
  const beam = createSignMesh(quad, white);
  beam.rotation.x = Math.PI / 2;
  beam.scale.set(0.004, BEAM, 1);
  beam.position.z = -BEAM / 2 - 0.1;
  setOpacity(beam, 0.6);
  return beam;
}

class HeadsetSession implements Headset {
  readonly #scene = new Scene();
  /** Goes with the head, so that one stands in the middle wherever one walks, and turns so that north stays north. */
  readonly #room = new Group();
  readonly #camera = new PerspectiveCamera(80, 1, 0.1, 200);
  readonly #surroundings = new Surroundings();
  readonly #quad = unitQuad();
  readonly #signs = new Signs(this.#quad);
  readonly #ring = new Ring(this.#quad);
  readonly #gaze = new Gaze<SignPoint>();
  readonly #hands: readonly XRTargetRaySpace[];
  #points: readonly SignPoint[] = [];
  #heading: Degrees | undefined;
  #showing = new AbortController();

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly session: XRSession,
    private readonly port: HeadsetPort,
    private readonly yaw: Degrees,
  ) {
    this.#room.add(this.#surroundings.group, this.#signs.group);
    this.#scene.add(this.#room, this.#ring.mesh);
    this.#hands = [0, 1].map((index) => {
      const hand = renderer.xr.getController(index);
      hand.addEventListener('select', () => this.#select(hand));
      hand.add(createBeam(this.#quad));
      this.#scene.add(hand);
      return hand;
    });
    session.addEventListener('end', this.#end);
    renderer.setAnimationLoop((now) => this.#frame(now));
  }

  async show({ scene, points }: HeadsetScene): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const formats = await supportedFormats();
    await this.#surroundings.show(scene, formats, this.#showing.signal);
    const turned = this.#heading === undefined ? this.yaw : this.#heading - scene.heading;
    this.#room.rotation.y += toRadians(turned);
    this.#heading = scene.heading;
    this.#points = points;
    this.#signs.show(points);
  }

  read(words?: { at: SpherePoint; title: string; text: string }): void {
    this.#signs.read(words);
  }

  dispose(): void {
    this.#showing.abort();
    void this.session.end().catch(() => undefined);
  }

  #frame(now: number): void {
    const head = this.renderer.xr.getCamera();
    this.#room.position.setFromMatrixPosition(head.matrixWorld);
    const at = aimedAt(this.#directionOf(head), this.#points, REACH.gaze);
    const { part, chosen } = this.#gaze.look(at, now);
    this.#ring.follow(head, part);
    this.#signs.mark(at?.id);
    this.renderer.render(this.#scene, this.#camera);
    if (chosen) this.#choose(chosen);
  }

  /** Where something points to, as the room counts directions. */
  #directionOf(pointer: WebXRArrayCamera | XRTargetRaySpace): Direction {
    ray.set(0, 0, -1).transformDirection(pointer.matrixWorld);
    ray.applyAxisAngle(UP, -this.#room.rotation.y);
    return [ray.x, ray.y, ray.z];
  }

  #select(hand: XRTargetRaySpace): void {
    const point = aimedAt(this.#directionOf(hand), this.#points, REACH.hand);
    if (point) this.#choose(point);
    else this.read();
  }

  #choose({ id, kind }: SignPoint): void {
    if (kind === 'exit') return this.dispose();
    this.port.chosen(id);
  }

  readonly #end = (): void => {
    this.renderer.setAnimationLoop(null);
    this.#surroundings.dispose();
    this.#signs.dispose();
    this.#ring.dispose();
    this.#quad.dispose();
    this.#hands.forEach((hand) => hand.removeFromParent());
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.port.ended();
  };
}

/** Enters the headset with `yaw` ahead. Must be called by a touch; rejects where it is refused. */
export async function enterHeadset(port: HeadsetPort, yaw: Degrees): Promise<Headset> {
  const session = await navigator.xr?.requestSession('immersive-vr');
  if (!session) throw new Error('There is no headset.');
  try {
    const renderer = new WebGLRenderer({ antialias: true });
    renderer.xr.enabled = true;
    renderer.xr.setReferenceSpaceType('local');
    await renderer.xr.setSession(session);
    return new HeadsetSession(renderer, session, port, yaw);
  } catch (error) {
    await session.end().catch(() => undefined);
    throw error;
  }
}
