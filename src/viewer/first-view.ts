import { angleBetween, type Degrees } from '../tour/angle';
import { parseView } from '../tour/link';
import type { View } from '../tour/view';
import { tileFormat } from '../tiles/format';
import { parsePosterName } from '../tiles/poster-choice';
import { coveragePath } from '../tiles/pyramid';
import type { ScreenPoint, Size } from '../tiles/screen';
import type { WarmCanvas } from './context';
import { CssStage } from './css-stage';
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

/** The view that the address asks for, else the scene's first. */
const askedView = (home: View): View => parseView(new URLSearchParams(location.search).get('v') ?? '') ?? home;

/** The strip in the format of the page's picture: what a browser chose there it can show here too. */
function coverageOf({ folder, pyramid }: ViewerScene, picture: HTMLImageElement | null): string | undefined {
  if (pyramid?.coverage === undefined) return undefined;
  const chosen = parsePosterName(picture?.currentSrc ?? '')?.type;
  const format = tileFormat(pyramid, (type) => type === chosen) ?? pyramid.formats.at(-1);
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

/** What a page shows before the viewer is there; the viewer takes it over. */
export class FirstView {
  readonly css: CssStage;
  /** Fingers that are down, by pointer, in pixels from the stage's upper left corner. */
  readonly fingers = new Map<number, ScreenPoint>();
  /** The page's own picture, where it shows something of the view. */
  readonly picture: HTMLImageElement | undefined;
  /** Address of the strip that covers the whole sphere. */
  readonly coverage: string | undefined;
  view: View;
  poster?: Promise<DecodedPoster | undefined>;
  canvas?: WarmCanvas | undefined;
  /** Aborts when the viewer takes over. */
  readonly taken = new AbortController();

  constructor(
    readonly stage: HTMLElement,
    readonly scene: ViewerScene,
  ) {
    Object.assign(stage.style, { touchAction: 'none', overflow: 'hidden' });
    const picture = stage.querySelector<HTMLImageElement>('.poster img');
    this.view = limitView(askedView(scene.home), scene.limits, sizeOf(stage));
    this.coverage = coverageOf(scene, picture);
    this.css = new CssStage(stage);
    this.css.use({ coverage: this.coverage });
    const { poster } = scene;
    const elsewhere = !poster || angleBetween(this.view, poster.view) > ELSEWHERE;
    if (picture && elsewhere) dropPicture(picture);
    if (!picture || elsewhere) return;
    this.picture = Object.assign(picture, { draggable: false });
    const element = picture.closest<HTMLElement>('.poster') ?? picture;
    this.css.use({ coverage: this.coverage, poster: { element, view: poster.view } });
  }

  /** Whether the page's picture, as it lies there, is the view. */
  get atPoster(): boolean {
    return this.picture !== undefined && this.scene.poster !== undefined && sameView(this.view, this.scene.poster.view);
  }
}
