import type { Size } from '../tiles/screen';
import type { Degrees, SpherePoint } from '../tour/angle';
import type { PosterData, PyramidData } from '../tour/pyramid-shape';
import type { View } from '../tour/view';
import { atMost } from './at-most';
import type { FirstView } from './first-view';
import type { ViewLimits } from './limit-view';
import { LiveViewer } from './live-viewer';
import type { PictureKind } from './picture';
import { supportedFormats } from './picture-formats';

/** What the viewer must know of a scene. */
export interface ViewerScene {
  id: string;
  /** Compass bearing of the picture's centre. */
  heading: Degrees;
  /** The first view. */
  home: View;
  limits: ViewLimits;
  /** Address of the tour's published folder, with a slash at its end. */
  folder: string;
  /** How the picture is drawn, where it is not a panorama; and the size of one that is flat. */
  kind?: PictureKind;
  size?: Size;
  pyramid?: PyramidData;
  poster?: PosterData;
}

/** `poster`: the page's own picture shows; `live`: the canvas shows and answers; `sharp`: and all in view is as sharp as the screen. */
export type ViewerState = 'poster' | 'live' | 'sharp';

/**
 * `view`: each change; `rest`: movement has ended; `lost` and `restored`: the GPU; `failed`: there is no WebGL, pictures are
 * shown by style sheets (told at once to who listens later).
 */
export type ViewerEvent = 'view' | 'rest' | 'state' | 'lost' | 'restored' | 'failed';

export interface TurnHow {
  animate?: boolean;
  /** Milliseconds of a steady turn, which a finger or another turn ends. */
  time?: number;
}

export interface Viewer {
  readonly scene: ViewerScene;
  readonly view: View;
  readonly state: ViewerState;
  /**
   * Crossfades, walking towards a point of the present picture where one is given (or cuts, when reduced motion is wanted); resolves when the new scene fills the screen. Rejects with LoadError
   * when it cannot be loaded (the old scene stays), AbortError when another show() replaced it.
   */
  show(scene: ViewerScene, view?: View, towards?: SpherePoint): Promise<void>;
  /** Animated unless told otherwise. */
  turnTo(view: Partial<View>, how?: TurnHow): void;
  turnBy(yaw: Degrees, pitch: Degrees): void;
  /** More than 1 is nearer. */
  zoomBy(factor: number): void;
  /** Keeps parts of this element with data-yaw and data-pitch glued to their points; undefined releases. */
  glue(layer: HTMLElement | undefined): void;
  /** Returns the way to stop listening. */
  on(event: ViewerEvent, listener: () => void): () => void;
  dispose(): void;
}

export interface ViewerOptions {
  scene: ViewerScene;
  view?: View;
  /** Device pixels a CSS pixel, where it shall not be the screen's own. */
  pixelRatio?: number;
}

/** A canvas that is not live by then keeps nobody waiting: the page works without it, and it comes when it can. */
const PATIENCE = 4_000;

/** A page without a starter has to begin like the others. */
const firstView = async (stage: HTMLElement, scene: ViewerScene): Promise<FirstView> =>
  new (await import('./first-view')).FirstView(stage, scene);

/**
 * Takes over from the page's starter, where there was one. Resolves when the canvas is live, when it is clear that there will
 * be none, or when it takes too long; the viewer works in each case.
 */
export async function createViewer(stage: HTMLElement, options: ViewerOptions): Promise<Viewer> {
  const started = window.firstView?.stage === stage ? window.firstView : await firstView(stage, options.scene);
  const viewer = new LiveViewer(stage, options, started, await supportedFormats());
  const told = new Promise<void>((resolve) => {
    viewer.on('state', resolve);
    viewer.on('failed', resolve);
  });
  const live = atMost(told, PATIENCE);
  await viewer.open();
  await live;
  return viewer;
}
