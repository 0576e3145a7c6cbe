import type { View } from '../tour/view';
import { FACES } from '../tiles/face';
import type { Size } from '../tiles/screen';
import { cameraTransform, facePosition, faceTransform, posterTransform } from './css-camera';

/** The pictures of a scene that style sheets can show. */
export interface CssPictures {
  /** Address of the strip of six faces. */
  coverage?: string | undefined;
  /** An element that fills the stage with the poster, and the poster's view. */
  poster?: { element: HTMLElement; view: View } | undefined;
}

/** CSS pixels of a coverage face: about its own size, so that a browser keeps no larger copy. The eye sits in the middle. */
const SIDE = 256;

function faceElement(face: (typeof FACES)[number], coverage: string): HTMLElement {
  const element = document.createElement('div');
  Object.assign(element.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: `${SIDE}px`,
    height: `${SIDE}px`,
    background: `url("${coverage}") ${facePosition(face, SIDE)} / ${SIDE}px ${SIDE * 6}px`,
    backfaceVisibility: 'hidden',
    willChange: 'transform',
  });
  return element;
}

/**
 * An element that fills the stage with a poster, the longer sides being the same. Laid out at twice its size, scaled by half
 * and put in its place by the transform alone: a browser would move all else to whole pixels.
 */
export function posterElement(address: string, ratio: string): HTMLElement {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  const [frame, picture] = [document.createElement('div'), document.createElement('img')];
  Object.assign(frame.style, { containerType: 'size' });
  Object.assign(picture, { src: address, alt: '', draggable: false });
  Object.assign(picture.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: `${(200 * across) / Math.max(across, down)}cqmax`,
    height: `${(200 * down) / Math.max(across, down)}cqmax`,
    maxWidth: 'none',
    transformOrigin: '0 0',
    transform: 'translate(calc(50cqw - 25%), calc(50cqh - 25%)) scale(.5)',
  });
  frame.append(picture);
  return frame;
}

/**
 * The scene by style sheets alone: the coverage strip as a cube around the eye, the poster as a plane before it. It answers a
 * finger before the canvas can, and stands in where WebGL is missing or lost. Off, the page's own poster shows untouched.
 */
export class CssStage {
  #faces: HTMLElement[] = [];
  #pictures: CssPictures = {};
  #on = false;

  constructor(readonly stage: HTMLElement) {}

  get on(): boolean {
    return this.#on;
  }

  /** Whether a poster is what it would show now. */
  shows(poster: CssPictures['poster']): boolean {
    return poster !== undefined && this.#pictures.poster === poster;
  }

  /** What shall be shown from now on. A poster that it replaces is taken out of the page. */
  use(pictures: CssPictures): void {
    const last = this.#pictures.poster?.element;
    if (last !== undefined && last !== pictures.poster?.element) last.remove();
    this.#clearFaces();
    this.#pictures = pictures;
  }

  draw(view: View, size: Size): void {
    const { poster, coverage } = this.#pictures;
    if (!this.#on) this.#start(poster?.element);
    if (coverage !== undefined && this.#faces.length === 0) this.#addFaces(coverage);
    const camera = cameraTransform(view, size);
    const middle = `translate(${(size.width - SIDE) / 2}px, ${(size.height - SIDE) / 2}px)`;
    this.#faces.forEach((element, index) => {
      element.style.transform = `${middle} ${camera} ${faceTransform(FACES[index] ?? 'f', SIDE)}`;
    });
    if (poster) poster.element.style.transform = `${camera} ${posterTransform(poster.view, size)}`;
  }

  /** The canvas covers everything now: what is below costs no memory. */
  hide(): void {
    this.#clearFaces();
    this.#on = false;
    if (this.#pictures.poster) this.#pictures.poster.element.style.visibility = 'hidden';
  }

  #start(poster: HTMLElement | undefined): void {
    this.#on = true;
    // The blurred picture of the first view, which some pages have behind everything.
    this.stage.style.background = '#000';
    if (poster) {
      Object.assign(poster.style, { visibility: '', display: 'block', position: 'absolute', inset: '0' });
      if (poster.parentElement !== this.stage) this.stage.prepend(poster);
    }
  }

  #addFaces(coverage: string): void {
    this.#faces = FACES.map((face) => faceElement(face, coverage));
    this.stage.prepend(...this.#faces);
  }

  #clearFaces(): void {
    for (const face of this.#faces) face.remove();
    this.#faces = [];
  }
}
