import { parseView } from '../tour/link';
import type { PictureFormat } from '../tour/pyramid-shape';
import type { View } from '../tour/view';
import { angleBetween, type Degrees } from '../tour/angle';
import { tileFormat } from '../tiles/format';
import { parsePosterName } from '../tiles/poster-choice';
import { coveragePath } from '../tiles/pyramid';
import { pointUnder, type ScreenPoint, type Size } from '../tiles/screen';
import type { WarmCanvas } from './context';
import { CssStage } from './css-stage';
import { viewHolding } from './grab';
import { isForPicture, viewAfterKey } from './keys';
import { limitView } from './limit-view';
import { placePins, readPins, type Pin } from './pins';
import type { ViewerScene } from './viewer';
import { sameView } from './viewer-scene';

/** The poster's pixels, decoded once for the page and the GPU. */
export interface DecodedPoster {
  bitmap: ImageBitmap;
  view: View;
}

/** What answers before the viewer is there; the viewer takes it over. */
export interface FirstView {
  readonly stage: HTMLElement;
  readonly css: CssStage;
  view: View;
  /** Fingers that are down, by pointer, in pixels from the stage's upper left corner. */
  readonly fingers: Map<number, ScreenPoint>;
  /** The page's own picture, where it shows the scene's first view. */
  readonly picture: HTMLImageElement | undefined;
  poster?: Promise<DecodedPoster | undefined>;
  canvas?: WarmCanvas | undefined;
  /** The viewer has taken over. */
  readonly released: boolean;
  /** Takes all listeners away. */
  release(): void;
}

declare global {
  interface Window {
    firstView?: FirstView;
  }
}

/** So far from the poster's view it would show next to nothing. */
const ELSEWHERE: Degrees = 45;

const sizeOf = (stage: HTMLElement): Size => ({ width: stage.clientWidth, height: stage.clientHeight });

/** The view that the address asks for, else the scene's first. */
export const askedView = (home: View): View => parseView(new URLSearchParams(location.search).get('v') ?? '') ?? home;

/** The strip in the format of the page's picture; what a browser chose there it can show here too. */
function coverageOf({ folder, pyramid }: ViewerScene, picture: HTMLImageElement | undefined): string | undefined {
  if (pyramid?.coverage === undefined) return undefined;
  const chosen = parsePosterName(picture?.currentSrc ?? '')?.type;
  const formats: (PictureFormat | undefined)[] = pyramid.formats.map(({ type }) => type);
  const known = chosen ?? formats.at(-1);
  const format = tileFormat(pyramid, (type) => type === known) ?? pyramid.formats.at(-1);
  return format && folder + coveragePath(pyramid, format.type);
}

/** Stops a picture that nobody will see from taking the line. */
function dropPicture(picture: HTMLImageElement): void {
  const frame = picture.closest('picture') ?? picture;
  for (const source of frame.querySelectorAll('source')) source.remove();
  picture.removeAttribute('srcset');
  picture.removeAttribute('src');
  frame.remove();
}

export class Opening implements FirstView {
  readonly css: CssStage;
  readonly fingers = new Map<number, ScreenPoint>();
  poster?: Promise<DecodedPoster | undefined>;
  canvas?: WarmCanvas | undefined;
  readonly picture: HTMLImageElement | undefined;
  readonly #stopping = new AbortController();
  readonly #coverage: string | undefined;
  #strip: HTMLImageElement | undefined;
  #pins: readonly Pin[] | undefined;
  view: View;

  constructor(
    readonly stage: HTMLElement,
    readonly scene: ViewerScene,
  ) {
    Object.assign(stage.style, { touchAction: 'none', overflow: 'hidden' });
    this.css = new CssStage(stage);
    this.view = limitView(askedView(scene.home), scene.limits, sizeOf(stage));
    this.picture = stage.querySelector<HTMLImageElement>('.poster img') ?? undefined;
    this.#coverage = coverageOf(scene, this.picture);
    if (this.picture) this.picture.draggable = false;
    if (this.picture && (scene.poster === undefined || angleBetween(this.view, scene.poster.view) > ELSEWHERE)) {
      dropPicture(this.picture);
      this.picture = undefined;
    }
    const element = this.picture?.closest<HTMLElement>('.poster');
    this.css.use({
      coverage: this.#coverage,
      poster: element && scene.poster ? { element, view: scene.poster.view } : undefined,
    });
    this.#listen();
  }

  /** Whether the page's picture, as it lies there, is the view. */
  get atPoster(): boolean {
    return this.picture !== undefined && this.scene.poster !== undefined && sameView(this.view, this.scene.poster.view);
  }

  /** Fetches the coverage, so that it is there when the picture begins to turn. */
  loadStrip(): HTMLImageElement {
    this.#strip ??= Object.assign(new Image(), { src: this.#coverage ?? '' });
    return this.#strip;
  }

  draw(): void {
    const size = sizeOf(this.stage);
    this.css.draw(this.view, size);
    const layer = document.querySelector<HTMLElement>('.pins');
    this.#pins ??= layer ? readPins(layer) : [];
    placePins(this.#pins, this.view, size);
  }

  get released(): boolean {
    return this.#stopping.signal.aborted;
  }

  release(): void {
    this.#stopping.abort();
  }

  #turn(view: View): void {
    this.view = limitView(view, this.scene.limits, sizeOf(this.stage));
    this.draw();
  }

  #listen(): void {
    const { stage } = this;
    const options = { signal: this.#stopping.signal };
    const at = (event: PointerEvent): ScreenPoint => {
      const { left, top } = stage.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    stage.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 || this.fingers.size > 0) return;
        stage.setPointerCapture(event.pointerId);
        this.fingers.set(event.pointerId, at(event));
      },
      options,
    );
    stage.addEventListener(
      'pointermove',
      (event) => {
        const last = this.fingers.get(event.pointerId);
        if (last === undefined) return;
        const [size, here] = [sizeOf(stage), at(event)];
        this.fingers.set(event.pointerId, here);
        this.#turn(viewHolding(pointUnder(last, this.view, size), here, this.view, size));
      },
      options,
    );
    const up = (event: PointerEvent): void => void this.fingers.delete(event.pointerId);
    stage.addEventListener('pointerup', up, options);
    stage.addEventListener('pointercancel', up, options);
    window.addEventListener('keydown', (event) => this.#key(event), options);
    window.addEventListener('resize', () => this.css.on && this.draw(), options);
  }

  #key(event: KeyboardEvent): void {
    const view = isForPicture(event, this.stage) ? viewAfterKey(event.key, this.view, this.scene.home) : undefined;
    if (view === undefined) return;
    event.preventDefault();
    this.#turn(view);
  }
}

/** Lets a finger and keys turn the scene by style sheets, from the page's first moment on. */
export function openFirstView(stage: HTMLElement, scene: ViewerScene): Opening {
  return new Opening(stage, scene);
}
