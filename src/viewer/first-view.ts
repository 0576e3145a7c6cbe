import { angleBetween, type Degrees } from '../tour/angle';
import { parseView } from '../tour/link';
import type { View } from '../tour/view';
import { coveragePath } from '../tiles/pyramid';
import type { ScreenPoint, Size } from '../tiles/screen';
import type { WarmCanvas } from './context';
import { CssStage, type CssPictures } from './css-stage';
import { limitView } from './limit-view';
import type { ViewerScene } from './viewer';
import { sameView } from './viewer-scene';

/** The poster's pixels, decoded once for the page and the GPU. */
export interface DecodedPoster {
  bitmap: ImageBitmap;
  view: View;
}

declare global {
  interface Window {
    /** Left by the page's starter for the viewer. */
    firstView?: FirstView;
  }
}

/** So far from the poster's view it would show next to nothing. */
const ELSEWHERE: Degrees = 45;

export const sizeOf = (stage: HTMLElement): Size => ({ width: stage.clientWidth, height: stage.clientHeight });

/** However large the screen, nothing finer than the picture is asked for from here on. */
const WIDE: Degrees = 60;
const ANY_SIZE: Size = { width: 1, height: 1 };

/**
 * The view that the address asks for, else the scene's first. Asking for the stage's size would lay the whole page out before
 * its time, so that is done only where the answer matters.
 */
function beginning({ home, limits }: ViewerScene, stage: HTMLElement): View {
  const asked = parseView(new URLSearchParams(location.search).get('v') ?? '');
  const isPlain = !asked && !limits.crop && home.fov >= WIDE;
  return limitView(asked ?? home, limits, isPlain ? ANY_SIZE : sizeOf(stage));
}

/** The strip that covers the whole sphere, in the best format that the browser shows; fetched from when it is asked for. */
function stripOf({ folder, pyramid }: ViewerScene): HTMLImageElement {
  const [frame, strip] = [document.createElement('picture'), new Image()];
  if (pyramid?.coverage === undefined) return strip;
  for (const { type } of [...pyramid.formats].sort((a, b) => b.levels - a.levels)) {
    const srcset = folder + coveragePath(pyramid, type);
    frame.append(Object.assign(document.createElement('source'), { type: `image/${type}`, srcset }), strip);
    strip.src = srcset;
  }
  return strip;
}

/** Stops a picture that nobody will see from taking the line. */
function dropPicture(picture: HTMLImageElement): void {
  const frame = picture.closest('picture') ?? picture;
  for (const source of frame.querySelectorAll('source')) source.remove();
  picture.removeAttribute('srcset');
  picture.removeAttribute('src');
  frame.remove();
}

/** What a page shows before the viewer is there; the viewer takes it over. */
export class FirstView {
  readonly css: CssStage;
  /** Fingers that are down, by pointer, in pixels from the stage's upper left corner. */
  readonly fingers = new Map<number, ScreenPoint>();
  /** The page's own picture, where it shows something of the view. */
  readonly picture: HTMLImageElement | undefined;
  /** As style sheets turn it. */
  readonly frame: CssPictures['poster'];
  #strip: HTMLImageElement | undefined;
  view: View;
  poster?: Promise<DecodedPoster | undefined>;
  canvas?: WarmCanvas | undefined;
  /** Resolves when the picture has been on the screen for long enough to tempt a finger: the GPU's start makes fingers wait. */
  seen: Promise<unknown> = Promise.resolve();
  /** Aborts when the viewer takes over. */
  readonly taken = new AbortController();

  constructor(
    readonly stage: HTMLElement,
    readonly scene: ViewerScene,
  ) {
    Object.assign(stage.style, { touchAction: 'none', overflow: 'hidden' });
    const picture = stage.querySelector<HTMLImageElement>('.poster img');
    this.view = beginning(scene, stage);
    this.css = new CssStage(stage);
    const { poster } = scene;
    const elsewhere = !poster || angleBetween(this.view, poster.view) > ELSEWHERE;
    if (picture && elsewhere) dropPicture(picture);
    if (!picture || elsewhere) return;
    this.picture = Object.assign(picture, { draggable: false });
    this.frame = { element: picture.closest<HTMLElement>('.poster') ?? picture, view: poster.view };
    this.css.use({ poster: this.frame });
  }

  /** Fetches the strip that covers the whole sphere, so that it is there when the picture begins to turn. */
  loadStrip(): HTMLImageElement {
    if (this.#strip) return this.#strip;
    const strip = stripOf(this.scene);
    this.#strip = strip;
    strip.addEventListener('load', () => {
      const taken = this.taken.signal.aborted;
      if (taken && !this.css.shows(this.frame)) return;
      this.css.use({ coverage: strip.currentSrc, poster: this.frame });
      if (this.css.on && !taken) this.css.draw(this.view, sizeOf(this.stage));
    });
    return strip;
  }

  /** Resolves when no finger is down, or after so many milliseconds: who drags is not made to wait for anything else. */
  async released(most: number): Promise<void> {
    const end = performance.now() + most;
    while (this.fingers.size > 0 && performance.now() < end && !this.taken.signal.aborted) {
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  /** Whether the page's picture, as it lies there, is the view. */
  get atPoster(): boolean {
    return this.picture !== undefined && this.scene.poster !== undefined && sameView(this.view, this.scene.poster.view);
  }
}
