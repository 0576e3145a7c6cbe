import type { Language } from '../tour/language';
import type { ScenePageData, TourOutline } from '../tour/page';
import type { Scene } from '../tour/scene';
import type { Text } from '../tour/text';
import type { SpherePoint } from '../tour/angle';
import type { ViewHint } from '../tour/view-shape';
import type { Viewer } from '../viewer/viewer';
import type { Open } from './open';
import type { ShellWords } from './shell-words';

/** A scene to go to. */
export interface Destination {
  scene: string;
  /** How to look there; 'home' is the scene's own first view, nothing keeps the compass heading. */
  view?: ViewHint | 'home' | undefined;
  /** What is opened on arrival. */
  open?: Open | undefined;
}

/** All that the visitor's screen shows; the same on the server and when the page wakes up. */
export interface VisitState {
  lang: Language;
  words: ShellWords;
  tour: { id: string; folder: string; title: Text; languages: readonly Language[] };
  outline: TourOutline;
  scene: Scene;
  open?: Open | undefined;
  /** Something was asked for and is being fetched. */
  busy: boolean;
  /** The picture already is the next scene's: points of this one would stand in wrong places. */
  isLeaving: boolean;
  /** The destination that could not be opened. */
  failure?: Destination | undefined;
  /**
   * What a visitor is told until it is put away: the tour's own word of welcome, that pictures are shown simply (no WebGL), or
   * that a part of the screen could not be fetched.
   */
  notice?: 'greeting' | 'simple' | 'partFailed' | undefined;
  /** Whether buttons that turn the picture lie over it. */
  pad?: boolean;
  /** How many scenes were entered since the page was opened. */
  arrivals: number;
}

/** What a visitor can do. Absent on the server and until the page has woken up. */
export interface VisitActions {
  readonly viewer: Viewer;
  goTo(destination: Destination): void;
  /** Opens a sheet, or closes it when it is the one that is open. */
  toggle(open: Open): void;
  close(): void;
  switchTo(lang: Language): void;
  /** Puts away what went wrong and what was told. */
  dismiss(): void;
  zoomBy(factor: number): void;
  /** By parts of what is in sight, to the right and up. */
  turnBy(right: number, up: number): void;
  /** To the scene's own first view. */
  goHome(): void;
  togglePad(): void;
  /** Keeps pins glued to their points; undefined releases them. */
  glue(layer: HTMLElement | undefined): void;
  /** Turns to a point unless it is already in sight beside the sheet. */
  lookAt(at: SpherePoint, sheet: HTMLElement): void;
}

export const firstState = ({
  lang,
  words,
  tour,
  folder,
  title,
  languages,
  outline,
  scene,
}: ScenePageData): VisitState => ({
  lang,
  words,
  tour: { id: tour, folder, title, languages },
  outline,
  scene,
  busy: false,
  isLeaving: false,
  arrivals: 0,
});
