import { toScreen } from '../tiles/screen';
import { toDirection, type SpherePoint } from '../tour/angle';
import type { Viewer } from './viewer';
import { aimedAt } from './xr/aimed-at';
import { Gaze } from './xr/gaze';
import { namedPoints } from './xr/named-points';
import { nameSign, wordsSign, type SignPoint } from './xr/sign-paper';

export type { SignPoint } from './xr/sign-paper';

export interface SideBySidePort {
  /** Where both pictures are drawn. */
  canvas: HTMLCanvasElement;
  viewer: Viewer;
  /** What can be chosen in the present scene. */
  points(): readonly SignPoint[];
  chosen(id: string): void;
}

/** The lens of a cardboard shows about 80 degrees of each half. */
const WIDE = 118;
const REACH = 5;
/** Of a sign, in parts of the screen's width. */
const SIGN_WIDTH = 0.16;
/** Degrees that it covers in the middle of a half. */
const SIGN_ANGLE = 30;

const OWN = 'canvas:not(.overlay)';

/**
 * The viewer's own picture twice, once for each eye: what is far away looks the same to both, so nothing has to be drawn a
 * second time. What is chosen by looking is drawn over it.
 */
export class SideBySide {
  readonly #paper: CanvasRenderingContext2D | null;
  readonly #gaze = new Gaze<SignPoint>();
  readonly #signs = new Map<string, HTMLCanvasElement>();
  readonly #picture = document.createElement('canvas');
  readonly #stops: (() => void)[];
  #words: HTMLCanvasElement | undefined;
  #request = 0;

  constructor(private readonly port: SideBySidePort) {
    const { canvas, viewer } = port;
    this.#paper = canvas.getContext('2d', { alpha: false });
    viewer.turnTo({ fov: WIDE }, { animate: false });
    this.#stops = [viewer.on('view', () => this.#copy()), viewer.on('state', () => this.#copy())];
    this.#request = requestAnimationFrame(this.#step);
  }

  /** Shows a text in front of both eyes; without one, what was shown is put away. */
  read(words?: { title: string; text: string }): void {
    this.#words = words && wordsSign(words.title, words.text);
  }

  /** What the eyes rest on. */
  get aim(): SignPoint | undefined {
    const [x, y, z] = toDirection(this.port.viewer.view);
    return aimedAt([x, y, z], this.port.points(), REACH);
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    for (const stop of this.#stops) stop();
  }

  /** Within the viewer's own frame, while its picture still is in its canvas. */
  #copy(): void {
    const own = document.querySelector<HTMLCanvasElement>(`#stage ${OWN}`);
    if (!own || own.width === 0) return;
    Object.assign(this.#picture, { width: own.width / 2, height: own.height });
    const paper = this.#picture.getContext('2d', { alpha: false });
    paper?.drawImage(own, own.width / 4, 0, own.width / 2, own.height, 0, 0, own.width / 2, own.height);
  }

  readonly #step = (now: number): void => {
    const { canvas } = this.port;
    const [width, height] = [innerWidth * devicePixelRatio, innerHeight * devicePixelRatio].map(Math.round);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const { part, chosen } = this.#gaze.look(this.aim, now);
    for (const left of [0, canvas.width / 2]) this.#drawEye(left, part);
    if (chosen) this.port.chosen(chosen.id);
    this.#request = requestAnimationFrame(this.#step);
  };

  #drawEye(left: number, part: number): void {
    const [paper, { canvas }] = [this.#paper, this.port];
    const [width, height] = [canvas.width / 2, canvas.height];
    if (!paper) return;
    paper.save();
    paper.beginPath();
    paper.rect(left, 0, width, height);
    paper.clip();
    if (this.#picture.width > 0) paper.drawImage(this.#picture, left, 0, width, height);
    this.#drawSigns(paper, left);
    const page = this.#words;
    if (page) {
      const wide = width * 0.7;
      paper.drawImage(page, left + width * 0.15, height * 0.2, wide, (wide * page.height) / page.width);
    }
    drawRing(paper, { x: left + width / 2, y: height / 2 }, { radius: height * 0.02, part });
    paper.restore();
  }

  /** What one looks at is named whatever lies below its name. */
  #drawSigns(paper: CanvasRenderingContext2D, left: number): void {
    const [points, aim] = [this.port.points(), this.aim?.id];
    const named = namedPoints(points, SIGN_ANGLE);
    for (const point of points)
      if (point.id !== aim) this.#drawSign(paper, point, { left, isNamed: named.has(point.id) });
    for (const point of points) if (point.id === aim) this.#drawSign(paper, point, { left, isNamed: true });
  }

  #drawSign(
    paper: CanvasRenderingContext2D,
    point: SignPoint,
    { left, isNamed }: { left: number; isNamed: boolean },
  ): void {
    const { canvas } = this.port;
    const at = this.#place(point.at);
    if (!at) return;
    const key = `${point.id} ${isNamed} ${point.title}`;
    const sign = this.#signs.get(key) ?? nameSign(point, isNamed);
    this.#signs.set(key, sign);
    const [width, x] = [canvas.width * SIGN_WIDTH, at.x - canvas.width / 4 + left];
    const scale = width / sign.width;
    paper.drawImage(sign, x - width / 2, at.y - 60 * scale, width, sign.height * scale);
  }

  #place(at: SpherePoint): { x: number; y: number } | undefined {
    const { canvas, viewer } = this.port;
    return toScreen(toDirection(at), viewer.view, canvas);
  }
}

/** Closes while a point is being chosen. */
function drawRing(
  paper: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  { radius, part }: { radius: number; part: number },
): void {
  paper.lineWidth = radius / 3;
  paper.strokeStyle = 'rgb(255 255 255 / 0.6)';
  paper.beginPath();
  paper.arc(x, y, radius, 0, 2 * Math.PI);
  paper.stroke();
  paper.strokeStyle = '#fff';
  paper.lineWidth = radius / 1.5;
  paper.beginPath();
  paper.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + part * 2 * Math.PI);
  paper.stroke();
}
